import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as rotate from "@/app/api/v1/api-keys/[id]/rotate/route";
import * as one from "@/app/api/v1/api-keys/[id]/route";
import * as all from "@/app/api/v1/api-keys/route";
import * as workspace from "@/app/api/v1/workspace/route";
import * as workspaces from "@/app/api/v1/workspaces/route";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`API keys on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const create = (over: object = {}, key?: string) =>
      callOperation({
        handler: all.POST,
        method: "POST",
        body: { name: "x", scopes: ["workspace:read"], ...over },
        ...(key === undefined ? {} : { key }),
      });
    const works = async (key: string, headers = {}) =>
      (await callOperation({ handler: workspace.GET, key, headers })).status;

    test("a key is shown once, kept as a hash, and works", async () => {
      const { status, json } = await create();
      expect(status).toBe(201);
      expect(json.key).toMatch(new RegExp(`^${json.prefix}_`));
      expect(await works(json.key)).toBe(200);
      expect(await dumpDatabase()).not.toContain(json.key.slice(12));
      const listed = await callOperation({ handler: all.GET, query: { limit: "200" } });
      expect(JSON.stringify(listed.json)).not.toContain(json.key);
    });

    test("nobody gives away a scope they do not have", async () => {
      const maker = (await create({ scopes: ["workspace:write", "connections:read"] })).json.key;
      expect((await create({ scopes: ["connections:read"] }, maker)).status).toBe(201);
      const more = await create({ scopes: ["connections:read", "credentials:release"] }, maker);
      expect(more).toMatchObject({ status: 403, json: { code: "forbidden" } });
      const victim = (await create({ scopes: ["workspace:read"] })).json;
      const body = { scopes: ["credentials:release"] };
      const path = { id: victim.id };
      const grown = await callOperation({ handler: one.PATCH, method: "PATCH", path, body, key: maker });
      expect(grown.status).toBe(403);
    });

    test("two are live while callers change over, then the old one ends", async () => {
      const old = (await create({ allowedNetworks: ["127.0.0.0/8"] })).json;
      const from = { "x-latchkey-peer": "127.0.0.1" };
      const path = { id: old.id };
      const turn = await callOperation({
        handler: rotate.POST,
        method: "POST",
        path,
        body: { overlapSeconds: 60 },
      });
      expect(turn.json).toMatchObject({ scopes: old.scopes, allowedNetworks: old.allowedNetworks });
      expect([await works(old.key, from), await works(turn.json.key, from)]).toEqual([200, 200]);
      await getStore().prisma.apiKey.update({ where: { id: old.id }, data: { expiresAt: new Date(0) } });
      expect([await works(old.key, from), await works(turn.json.key, from)]).toEqual([401, 200]);
      const again = await callOperation({ handler: rotate.POST, method: "POST", path, body: {} });
      expect(again.status).toBe(409);
    });

    test("revoked it stops at once, and again is no error", async () => {
      const { id, key } = (await create()).json;
      const revoke = () => callOperation({ handler: one.DELETE, method: "DELETE", path: { id } });
      expect((await revoke()).status).toBe(204);
      expect(await works(key)).toBe(401);
      expect((await revoke()).status).toBe(204);
      expect(await getStore().prisma.auditEvent.count({ where: { subject: id } })).toBe(2);
    });

    test("another workspace's key is not found", async () => {
      const foreign = await createApiKey({ workspaceId: randomUUID() });
      const row = await getStore().prisma.apiKey.findFirstOrThrow({
        where: { publicId: foreign.slice(3, 11) },
      });
      for (const id of [row.id, randomUUID()]) {
        const path = { id };
        const calls = [
          callOperation({ handler: one.DELETE, method: "DELETE", path }),
          callOperation({ handler: one.PATCH, method: "PATCH", path, body: { name: "mine" } }),
          callOperation({ handler: rotate.POST, method: "POST", path, body: {} }),
        ];
        for (const call of calls) expect(await call).toMatchObject({ status: 404 });
      }
      expect((await getStore().prisma.apiKey.findUniqueOrThrow({ where: { id: row.id } })).name).toBe("x");
    });

    test.each([
      [{ scopes: [] }, "scopes"],
      [{ scopes: ["everything"] }, "scopes"],
      [{ allowedNetworks: ["example.com"] }, "allowedNetworks"],
      [{ expiresAt: "soon" }, "expiresAt"],
      [{ nonsense: 1 }, "nonsense"],
    ])("what makes no sense is refused by name: %j", async (over, field) => {
      const { status, json } = await create(over);
      expect(status).toBe(422);
      expect(json.detail[0].loc.slice(0, 2)).toEqual(["body", field]);
    });

    test("a new workspace has a key of its own, sees nothing of others, and makes no further ones", async () => {
      const body = { name: "Second" };
      const made = await callOperation({ handler: workspaces.POST, method: "POST", body });
      expect(made.status).toBe(201);
      const key = made.json.apiKey;
      expect((await callOperation({ handler: workspace.GET, key })).json).toMatchObject({
        id: made.json.id,
        name: "Second",
      });
      const keys = (await callOperation({ handler: all.GET, key })).json.apiKeys;
      expect(keys.map((row: { name: string }) => row.name)).toEqual(["First key"]);
      const further = await callOperation({ handler: workspaces.POST, method: "POST", body, key });
      expect(further.status).toBe(403);
      const { json } = await callOperation({ handler: workspaces.GET, query: { limit: "1" } });
      expect(json).toMatchObject({ hasNext: true, workspaces: [{}] });
      expect(await dumpDatabase()).not.toContain(key.slice(12));
    });

    test("the workspace is renamed, with an entry in the audit log", async () => {
      const patch = (body: object) => callOperation({ handler: workspace.PATCH, method: "PATCH", body });
      expect((await patch({ name: "Acme" })).json).toMatchObject({ name: "Acme" });
      expect((await patch({})).json.name).toBe("Acme");
      const where = { action: "workspace.updated" };
      expect(await getStore().prisma.auditEvent.count({ where })).toBe(1);
    });
  });
}
