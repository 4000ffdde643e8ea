import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as checkRuns from "@/app/api/v1/connections/[id]/check-runs/route";
import * as restore from "@/app/api/v1/connections/[id]/credentials/[version]/restore/route";
import * as credentials from "@/app/api/v1/connections/[id]/credentials/route";
import * as reauthorize from "@/app/api/v1/connections/[id]/reauthorize/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import * as verify from "@/app/api/v1/connections/[id]/verify/route";
import * as all from "@/app/api/v1/connections/route";
import { destroyOldCredentials } from "@/lib/services/credential/destroy-old-credentials";
import { getStore } from "@/lib/store/store-holder";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createTlsMaterial, type TlsMaterial } from "../rigs/tls-material";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const passwords = { first: "first-secret-word", second: "second-secret-word", wrong: "wrong-secret-word" };
const destinationHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !destinationHere)(`reauthorize on ${name}`, () => {
    let material: TlsMaterial;
    let destination: PostgresRig;
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      material = await createTlsMaterial();
      const init = [
        `create role loader login password '${passwords.first}'`,
        "create database shop owner loader",
      ];
      [destination, server] = await Promise.all([startPostgres({ tls: material.server, init }), start()]);
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destination.stop()]);
    });

    const answers = (password: string) => ({
      host: "localhost",
      port: String(destination.port),
      database: "shop",
      username: "loader",
      password,
      sslrootcert: material.ca,
    });
    const get = async (id: string) => (await callOperation({ handler: one.GET, path: { id } })).json;
    const settled = async (id: string) => {
      for (let tries = 0; tries < 200; tries++) {
        const view = await get(id);
        if (view.verificationDetails.state === "finished") return view;
        await delay(50);
      }
      throw new Error("the check did not end");
    };
    const connected = async () => {
      await destination.query({ sql: `alter role loader password '${passwords.first}'` });
      const body = { name: "Shop", provider: "postgres", credentials: answers(passwords.first) };
      const { json } = await callOperation({ handler: all.POST, method: "POST", body });
      const view = await settled(json.id);
      expect(view).toMatchObject({ status: "connected", credentialVersion: 1 });
      return view as { readonly id: string; readonly revision: number };
    };
    const offer = (id: string, given: object, headers = {}) =>
      callOperation({
        handler: reauthorize.POST,
        method: "POST",
        path: { id },
        body: { credentials: given },
        headers,
      });
    const versions = async (id: string) => {
      const { json } = await callOperation({ handler: credentials.GET, path: { id } });
      return json.credentials.map((row: { version: number; state: string }) => [row.version, row.state]);
    };
    const works = async (id: string) => {
      await callOperation({
        handler: verify.POST,
        method: "POST",
        path: { id },
        query: { waitSeconds: "20" },
      });
      return (await get(id)).status;
    };

    test("good ones take the place of those in use; the old ones can come back", async () => {
      const { id, revision } = await connected();
      await destination.query({ sql: `alter role loader password '${passwords.second}'` });
      expect((await offer(id, { password: passwords.second })).status).toBe(200);
      const view = await settled(id);
      expect(view).toMatchObject({ status: "connected", credentialVersion: 2, revision: revision + 1 });
      expect(await versions(id)).toEqual([
        [2, "active"],
        [1, "replaced"],
      ]);
      await destination.query({ sql: `alter role loader password '${passwords.first}'` });
      const path = { id, version: "1" };
      await callOperation({ handler: restore.POST, method: "POST", path });
      expect(await settled(id)).toMatchObject({ status: "connected", credentialVersion: 3 });
      expect(await works(id)).toBe("connected");
    });

    test("bad ones change nothing and are destroyed", async () => {
      const { id, revision } = await connected();
      await offer(id, { password: passwords.wrong });
      expect(await settled(id)).toMatchObject({
        status: "connected",
        credentialVersion: 1,
        revision,
        verificationDetails: { outcome: "failed" },
      });
      expect(await versions(id)).toEqual([[1, "active"]]);
      expect(await works(id)).toBe("connected");
      const events = await getStore().prisma.event.findMany({ where: { connectionId: id } });
      expect(events.map(({ type }) => type)).toContain("connection.credentials_rejected");
    });

    test("settings come with their secrets: a version that failed leaves the old host in place", async () => {
      const { id } = await connected();
      await offer(id, { database: "no_such_database", password: passwords.first });
      expect((await settled(id)).config.database).toBe("shop");
      await destination.query({ sql: "create database warehouse owner loader" });
      await offer(id, { database: "warehouse" });
      expect(await settled(id)).toMatchObject({ credentialVersion: 2, config: { database: "warehouse" } });
      await destination.query({ sql: "drop database warehouse" });
    });

    test("a restored one is checked like any other", async () => {
      const { id } = await connected();
      await destination.query({ sql: `alter role loader password '${passwords.second}'` });
      await offer(id, { password: passwords.second });
      await settled(id);
      const path = { id, version: "1" };
      await callOperation({ handler: restore.POST, method: "POST", path });
      expect(await settled(id)).toMatchObject({ status: "connected", credentialVersion: 2 });
      const overdue = { where: { connectionId: id, version: 1 }, data: { destroyAfter: new Date(0) } };
      await getStore().prisma.credentialVersion.updateMany(overdue);
      expect((await callOperation({ handler: restore.POST, method: "POST", path })).status).toBe(404);
      expect(await destroyOldCredentials()).toBeGreaterThan(0);
      expect(await versions(id)).toEqual([[2, "active"]]);
    });

    test("every check is on file, page by page, and no secret is anywhere", async () => {
      const { id } = await connected();
      await works(id);
      await works(id);
      const first = await callOperation({ handler: checkRuns.GET, path: { id }, query: { limit: "2" } });
      expect(first.json).toMatchObject({ hasNext: true, checkRuns: [{ outcome: "passed" }, {}] });
      const query = { limit: "2", cursor: first.json.nextCursor };
      const second = await callOperation({ handler: checkRuns.GET, path: { id }, query });
      expect(second.json).toMatchObject({ hasNext: false, nextCursor: null });
      const ids = [...first.json.checkRuns, ...second.json.checkRuns].map((run) => run.id);
      expect(new Set(ids).size).toBe(3);
      const dump = await dumpDatabase();
      for (const password of Object.values(passwords)) expect(dump + instance.log()).not.toContain(password);
    });

    test("a stale offer, one for a foreign property, and one without sense are refused", async () => {
      const { id } = await connected();
      expect((await offer(id, { password: passwords.first }, { "if-match": '"99"' })).status).toBe(412);
      expect((await offer(id, { nonsense: "x" })).json.detail[0].loc).toEqual([
        "body",
        "credentials",
        "nonsense",
      ]);
      expect((await offer(id, { port: "x" })).json.detail[0].loc).toEqual(["body", "credentials", "port"]);
      expect(await versions(id)).toEqual([[1, "active"]]);
    });
  });
}
