import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as disable from "@/app/api/v1/connections/[id]/disable/route";
import * as editSettings from "@/app/api/v1/connections/[id]/edit-settings/route";
import * as reactivate from "@/app/api/v1/connections/[id]/reactivate/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import * as setDefault from "@/app/api/v1/connections/[id]/set-default/route";
import * as verify from "@/app/api/v1/connections/[id]/verify/route";
import * as all from "@/app/api/v1/connections/route";
import * as bySlug from "@/app/api/v1/connections/slug/[slug]/route";
import type { RouteHandler } from "@/lib/http/route-definition";
import { connectionView } from "@/lib/services/connection/connection-view";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const apiSecret = "gorgias-key-never-to-be-seen-again";
const gorgias = {
  name: "Acme support",
  provider: "gorgias",
  credentials: { subdomain: "acme", username: "ops@acme.example", api_key: apiSecret },
};

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`connections API on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const create = (over: object = {}) =>
      callOperation({ handler: all.POST, method: "POST", body: { ...gorgias, ...over } });
    const made = async (over: object = {}) => {
      const answer = await create({ runSetupTests: false, ...over });
      expect(answer.status).toBe(201);
      return answer.json as { readonly id: string; readonly slug: string; readonly revision: number };
    };
    const get = (id: string) => callOperation({ handler: one.GET, path: { id } });
    const post = (handler: RouteHandler, id: string, headers = {}) =>
      callOperation({ handler, method: "POST", path: { id }, headers });
    const patch = (id: string, body: object, headers = {}) =>
      callOperation({ handler: one.PATCH, method: "PATCH", path: { id }, body, headers });

    test("one is made, shown without its secrets, and its check is queued with it", async () => {
      const answer = await create({ description: "Tickets", visibility: "global" });
      expect(answer.status).toBe(201);
      expect(connectionView.strict().parse(answer.json)).toMatchObject({
        name: "Acme support",
        provider: "gorgias",
        status: "needs_verification",
        visibility: "global",
        config: { subdomain: "acme", username: "ops@acme.example" },
        secretFields: { api_key: { configured: true } },
        verificationDetails: { state: "queued" },
      });
      expect(answer.headers.get("etag")).toBe('"1"');
      expect(JSON.stringify(answer.json)).not.toContain(apiSecret);
      expect(await dumpDatabase()).not.toContain(apiSecret);
      const { id, slug } = answer.json;
      const actions = await getStore().prisma.auditEvent.findMany({ where: { subject: id } });
      expect(actions.map(({ action }) => action)).toEqual(["connection.created"]);
      expect(await getStore().prisma.event.count({ where: { connectionId: id } })).toBe(1);
      expect((await callOperation({ handler: bySlug.GET, path: { slug } })).json.id).toBe(id);
    });

    test.each([
      [{ provider: "no_such" }, ["body", "provider"]],
      [{ credentials: { ...gorgias.credentials, api_key: "" } }, ["body", "credentials", "api_key"]],
      [{ credentials: { ...gorgias.credentials, nonsense: "x" } }, ["body", "credentials", "nonsense"]],
      [{ credentials: { ...gorgias.credentials, subdomain: "a b" } }, ["body", "credentials", "subdomain"]],
      [{ name: "" }, ["body", "name"]],
      [{ nonsense: 1 }, ["body", "nonsense"]],
    ])("what does not fit is refused by name: %j", async (over, loc) => {
      const before = await getStore().prisma.connection.count();
      const answer = await create(over);
      expect(answer.status).toBe(422);
      expect(answer.json.detail.map((problem: { loc: unknown }) => problem.loc)).toEqual([loc]);
      expect(JSON.stringify(answer.json)).not.toContain(apiSecret);
      expect(await getStore().prisma.connection.count()).toBe(before);
    });

    test("text stands for numbers and switches, as in a map of strings", async () => {
      const { id } = await made({
        provider: "postgres",
        credentials: {
          host: "db.example.com",
          port: "5432",
          database: "app",
          schema: "public",
          username: "loader",
          password: apiSecret,
          ssl: "true",
          encryption_type: "none",
        },
      });
      expect((await get(id)).json.config).toMatchObject({ host: "db.example.com", database: "app" });
    });

    test("settings change one by one, and each change counts the revision up", async () => {
      const { id } = await made();
      await patch(id, { loadSettings: { mode: "upsert", frequencyMinutes: 60 } });
      const answer = await patch(id, {
        name: "New",
        loadSettings: { isPaused: true },
        deployment: { networkingMethod: "PrivateLink", privateLinkId: "pl-1", timeZoneOffset: "+3" },
      });
      expect(answer.json).toMatchObject({
        name: "New",
        loadSettings: { mode: "upsert", frequencyMinutes: 60, isPaused: true },
        deployment: { networkingMethod: "PrivateLink", privateLinkId: "pl-1", timeZoneOffset: "+3" },
        revision: 3,
      });
      expect((await patch(id, {})).json.revision).toBe(3);
    });

    test("what cannot change says so, with its reason", async () => {
      const { id } = await made();
      for (const body of [{ provider: "postgres" }, { recipientId: randomUUID() }]) {
        expect(await patch(id, body)).toMatchObject({ status: 409, json: { code: "immutable_field" } });
      }
      expect((await patch(id, { provider: "gorgias" })).status).toBe(200);
    });

    test("a change based on an older state is refused", async () => {
      const { id } = await made();
      const stale = { "if-match": '"1"' };
      expect((await patch(id, { name: "One" }, stale)).status).toBe(200);
      for (const call of [
        patch(id, { name: "Two" }, stale),
        post(disable.POST, id, stale),
        callOperation({ handler: one.DELETE, method: "DELETE", path: { id }, headers: stale }),
      ]) {
        expect(await call).toMatchObject({ status: 412, json: { code: "stale" } });
      }
      expect((await patch(id, { name: "Two" }, { "if-match": '"x"' })).status).toBe(400);
      expect((await get(id)).json).toMatchObject({ name: "One", revision: 2 });
    });

    test("of 10 changes at once none is lost in silence", async () => {
      const { id } = await made();
      const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => patch(id, { name: `n${i}` })));
      const good = answers.filter(({ status }) => status === 200).length;
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      expect((await get(id)).json.revision).toBe(1 + good);
    });

    test("disabled it is not checked; reactivated it waits to be verified", async () => {
      const { id } = await made();
      expect((await post(disable.POST, id)).json).toMatchObject({
        status: "disabled",
        statusReason: "disabled_by_user",
        isEditable: false,
      });
      expect(await post(verify.POST, id)).toMatchObject({ status: 409, json: { code: "conflict" } });
      expect((await post(disable.POST, id)).json.revision).toBe(2);
      expect((await post(reactivate.POST, id)).json).toMatchObject({ status: "needs_verification" });
      expect((await post(verify.POST, id)).json.verificationDetails).toMatchObject({ state: "queued" });
    });

    test("there is one default per destination type", async () => {
      const [first, second] = [await made(), await made()];
      expect((await post(setDefault.POST, first.id)).json.isDefault).toBe(true);
      expect((await post(setDefault.POST, second.id)).json.isDefault).toBe(true);
      expect((await get(first.id)).json.isDefault).toBe(false);
    });

    test("a form for editing gets plain answers and the names of the secrets", async () => {
      const { id } = await made();
      const answer = await callOperation({ handler: editSettings.GET, path: { id } });
      expect(answer.json).toEqual({
        config: { subdomain: "acme", username: "ops@acme.example" },
        secretFields: { api_key: { configured: true } },
      });
    });

    test("deleted, nothing secret of it is left", async () => {
      const { id } = await made();
      const { status } = await callOperation({ handler: one.DELETE, method: "DELETE", path: { id } });
      expect(status).toBe(204);
      expect((await get(id)).status).toBe(404);
      const { credentialVersion, checkRun, event } = getStore().prisma;
      const where = { connectionId: id };
      expect([await credentialVersion.count({ where }), await checkRun.count({ where })]).toEqual([0, 0]);
      expect(await event.count({ where: { connectionId: id, type: "connection.deleted" } })).toBe(1);
      expect((await post(verify.POST, id)).status).toBe(404);
    });
  });
}
