import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as accounts from "@/app/api/v1/connections/[id]/accounts/route";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient } from "./fixtures/dialect-client";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant, fromHere, type Tenant } from "./fixtures/tenant";

const hidden = "n0t-to-be-echoed";
const params = { subdomain: "acme", username: "ops@acme.example", api_key: hidden };

/** The keys of the document's answers, in its spelling. It shows no values. */
const ofConnection = [
  ...["id", "uid", "title", "datasource_name", "status", "created_at", "updated_at", "accounts_number"],
  ...["enabled_for_extraction_accounts_number", "accounts_status"],
  ...["update_accounts_last_successed", "update_accounts_was_successfull"],
];
const ofUpdate = [
  ...["id", "destination", "title", "updated_at", "status", "error_text", "is_editable"],
  "create_load_for_new_tables",
];
const keysOf = (answer: object) => Object.keys(answer).sort();

for (const { name, start } of oneDatabase) {
  describe(`Improvado on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const send = await dialectClient({ vendor: "improvado", tenant: () => tenant });
    const list = "/api/v3/destinations/{destination_name}/connections";
    const inGorgias = { destination_name: "gorgias" };

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const post = (body: object, parts: Readonly<Record<string, string>> = inGorgias) =>
      send({ method: "POST", path: list, parts, body });
    const create = async (body: object = { conenctions_params: params }) => (await post(body)).json;
    const at = (id: number, path = "") =>
      ({ path: `${list}/{id}${path}`, parts: { ...inGorgias, id: String(id) } }) as const;

    test.each(["conenctions_params", "connection_params"])(
      "a connection is made with %s",
      async (spelling) => {
        const body = {
          title: "Ours",
          create_load_for_new_tables: true,
          ...inGorgias,
          destination_name: "gorgias",
        };
        const { status, json } = await post({ ...body, [spelling]: params });
        expect(status).toBe(201);
        expect(keysOf(json)).toEqual([...ofConnection].sort());
        expect(json).toMatchObject({
          title: "Ours",
          datasource_name: "gorgias",
          status: "needs_verification",
        });
        expect((await send({ method: "GET", ...at(json.id) })).json).toEqual(json);
        expect(JSON.stringify(json)).not.toContain(hidden);
      },
    );

    test("the counts of accounts are those the host told", async () => {
      const { id, uid, ...before } = await create();
      expect(before).toMatchObject({ accounts_number: 0, accounts_status: null });
      const lastSucceededAt = "2026-11-21T08:00:00.000Z";
      const told = {
        total: 12,
        enabledForExtraction: 3,
        status: "ready",
        lastSucceededAt,
        wasSuccessful: true,
      };
      const call = {
        handler: accounts.PUT,
        method: "PUT",
        path: { id: uid },
        key: tenant.key,
        headers: fromHere,
      };
      expect((await callOperation({ ...call, body: told })).status).toBe(200);
      expect((await send({ method: "GET", ...at(id) })).json).toMatchObject({
        accounts_number: 12,
        enabled_for_extraction_accounts_number: 3,
        accounts_status: "ready",
        update_accounts_last_successed: lastSucceededAt,
        update_accounts_was_successfull: true,
      });
    });

    test.each(["conenctions_params", "connection_params"])(
      "new credentials are offered with %s",
      async (spelling) => {
        const { id, uid } = await create();
        const body = { title: "Renamed", [spelling]: { api_key: "another" } };
        const { status, json } = await send({ method: "POST", ...at(id, "/reauthorize"), body });
        expect({ status, title: json.title }).toEqual({ status: 200, title: "Renamed" });
        expect(keysOf(json)).toEqual([...ofConnection].sort());
        const where = { connectionId: uid, state: "candidate" } as const;
        expect(await getStore().prisma.credentialVersion.count({ where })).toBe(1);
      },
    );

    test("an update changes whether new tables are loaded, and nothing else", async () => {
      const { id } = await create();
      const body = { create_load_for_new_tables: true };
      const { status, json } = await send({ method: "PATCH", ...at(id), body });
      expect(status).toBe(200);
      expect(keysOf(json)).toEqual([...ofUpdate].sort());
      expect(json).toMatchObject({ ...body, destination: { name: "gorgias" }, is_editable: true });
      const refused = await send({ method: "PATCH", ...at(id), body: { ...body, title: "x" } });
      expect(refused).toMatchObject({ status: 400, json: { details: expect.stringContaining("title:") } });
    });

    test("a check is started by hand", async () => {
      const { id, uid } = await create();
      const before = await getStore().prisma.checkRun.count({ where: { connectionId: uid } });
      const query = { wait_seconds: "0" };
      const { json } = await send({ method: "POST", ...at(id, "/check-status"), query });
      expect(json).toEqual({ id, result: "checking", status: "needs_verification", error_text: null });
      expect(await getStore().prisma.checkRun.count({ where: { connectionId: uid } })).toBe(before + 1);
    });

    test("lists are paged as Improvado's", async () => {
      for (const _one of [1, 2, 3]) await create();
      const query = { page: "2", page_size: "2" };
      for (const [path, parts] of [
        ["/api/v3/destinations/connections", {}] as const,
        [list, inGorgias] as const,
      ]) {
        const { json } = await send({ method: "GET", path, parts, query });
        expect(keysOf(json)).toEqual(["count", "next", "previous", "results"]);
        expect(json.results).toHaveLength(2);
        expect(json.previous).toMatch(/connections\?page=1&page_size=2$/);
        expect(json.next).toMatch(/connections\?page=3&page_size=2$/);
      }
      const other = await send({ method: "GET", path: list, parts: { destination_name: "mysql" } });
      expect(other.json).toMatchObject({ count: 0, results: [] });
    });

    test("a connection is found under its own destination alone", async () => {
      const { id } = await create();
      const parts = { destination_name: "mysql", id: String(id) };
      expect(await send({ method: "GET", path: `${list}/{id}`, parts })).toMatchObject({
        status: 404,
        json: { details: "There is no such connection.", latchkey: { code: "not_found" } },
      });
    });
  });
}
