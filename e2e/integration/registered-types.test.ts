import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as connection from "@/app/api/v1/connections/[id]/route";
import * as connections from "@/app/api/v1/connections/route";
import * as one from "@/app/api/v1/destination-types/[type]/route";
import * as versions from "@/app/api/v1/destination-types/[type]/versions/route";
import * as all from "@/app/api/v1/destination-types/route";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { acme, acmeWith } from "./fixtures/custom-type";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`registered types on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let _stranger: string;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      const workspaceId = randomUUID();
      await getStore().prisma.workspace.create({ data: { id: workspaceId, name: "Other" } });
      _stranger = await createApiKey({ workspaceId });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const _list = (query: Record<string, string> = {}) => callOperation({ handler: all.GET, query });
    const get = (type: string, query: Record<string, string> = {}, key?: string) =>
      callOperation({ handler: one.GET, path: { type }, query, ...(key === undefined ? {} : { key }) });
    const register = (body: unknown, key?: string) =>
      callOperation({ handler: all.POST, method: "POST", body, ...(key === undefined ? {} : { key }) });
    const replace = (type: string, { id: _, ...body }: Record<string, unknown>) =>
      callOperation({ handler: one.PUT, method: "PUT", path: { type }, body });
    const retire = (type: string) => callOperation({ handler: one.DELETE, method: "DELETE", path: { type } });
    const registered = async (id: string, changes = {}) => {
      const answer = await register(acmeWith({ id, ...changes }));
      expect(answer.json, JSON.stringify(answer.json)).toMatchObject({ type: id, version: 1 });
      return id;
    };

    test("a type is registered, followed by versions, and retired", async () => {
      await registered("lived");
      expect((await register(acmeWith({ id: "lived" }))).status).toBe(409);
      const second = await replace("lived", acmeWith({ title: "Acme II" }));
      expect(second.json).toMatchObject({ version: 2, title: "Acme II" });
      expect((await get("lived")).json).toMatchObject({ version: 2, details: { access: true } });
      expect((await get("lived", { version: "1" })).json).toMatchObject({ version: 1, title: acme.title });
      expect((await get("lived", { version: "3" })).status).toBe(404);
      const told = await callOperation({ handler: versions.GET, path: { type: "lived" } });
      expect(told.json.versions).toMatchObject([
        { version: 2, isCurrent: true },
        { version: 1, isCurrent: false },
      ]);
      expect((await retire("lived")).status).toBe(204);
      expect((await retire("lived")).status).toBe(404);
      expect((await get("lived")).status).toBe(404);
      expect((await get("lived", { version: "2" })).json.details).toMatchObject({
        access: false,
        pipeline_state: "retired",
      });
      expect((await replace("lived", acmeWith({}))).status).toBe(409);
      expect((await register(acmeWith({ id: "lived" }))).status).toBe(409);
      const actions = await getStore().prisma.auditEvent.findMany({
        where: { subject: "lived" },
        orderBy: { at: "asc" },
      });
      expect(actions.map(({ action }) => action)).toEqual([
        "destination_type.registered",
        "destination_type.replaced",
        "destination_type.retired",
      ]);
    });

    test("of two replacements at once one is told", async () => {
      await registered("contested");
      const answers = await Promise.all([1, 2, 3].map(() => replace("contested", acmeWith({}))));
      const good = answers.filter(({ status }) => status === 200);
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const rows = await getStore().prisma.customDestinationType.findMany({ where: { typeId: "contested" } });
      expect(rows).toHaveLength(1 + good.length);
      expect(rows.filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1);
    });

    test("the catalogue's types are nobody's to change", async () => {
      const taken = await register(acmeWith({ id: "postgres" }));
      expect(taken.json.detail).toMatchObject([{ loc: ["body", "id"] }]);
      expect((await replace("postgres", acmeWith({}))).status).toBe(409);
      expect((await retire("postgres")).status).toBe(409);
    });

    test("what is refused stores nothing", async () => {
      const before = await getStore().prisma.customDestinationType.count();
      const answer = await register(
        acmeWith({ id: "bad", "steps.0.properties.2.json_schema.pattern": "(?=a)b" }),
      );
      expect(answer.status).toBe(422);
      expect(answer.json.detail).toMatchObject([
        { loc: ["body", "steps", 0, "properties", 2, "json_schema", "pattern"] },
      ]);
      expect(JSON.stringify(answer.json)).not.toContain("(?=a)b");
      expect(await getStore().prisma.customDestinationType.count()).toBe(before);
    });

    test.each([
      [
        "a key for the prototype, however deep",
        '{"id":"x","check":{"requests":[{"headers":{"__proto__":"x"}}]}}',
        400,
      ],
      ["levels without end", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, 400],
      ["a body of levels", `{"id":"deep","json":${"[".repeat(500)}${"]".repeat(500)}}`, 422],
      ["more than 64 kB", JSON.stringify(acmeWith({ title: "x".repeat(65_536) })), 413],
    ])("%s is refused", async (_label, body, status) => {
      const headers = { authorization: `Bearer ${bootstrapKey}`, "content-type": "application/json" };
      const request = new Request("http://localhost:3000/x", { method: "POST", headers, body });
      const answer = await all.POST(request, { params: Promise.resolve({}) });
      expect(answer.status).toBe(status);
    });

    test("a connection keeps its version, and goes on after the type is retired", async () => {
      await registered("kept");
      const credentials = { host: "acme.example", port: 443, account: "north", api_key: "key-4711-0815" };
      const body = { name: "x", provider: "kept", credentials, runSetupTests: false };
      const create = () => callOperation({ handler: connections.POST, method: "POST", body });
      const made = await create();
      expect(made.json).toMatchObject({ provider: "kept", typeVersion: 1 });
      const { id } = made.json;
      expect((await replace("kept", withOrganisation())).json).toMatchObject({ version: 2 });
      expect((await get("kept", { connectionId: id })).json).toMatchObject({ version: 1 });
      expect((await create()).json.detail.map(({ loc }: { loc: unknown }) => loc)).toEqual([
        ["body", "credentials", "account"],
        ["body", "credentials", "organisation"],
      ]);
      await retire("kept");
      expect((await create()).json.detail).toMatchObject([{ loc: ["body", "provider"] }]);
      expect((await callOperation({ handler: connection.GET, path: { id } })).json.typeVersion).toBe(1);
      expect((await get("kept", { connectionId: id })).json).toMatchObject({ version: 1 });
    });
  });
}

/** The next version, in which the account has another name. */
function withOrganisation(): Record<string, unknown> {
  return acmeWith({
    "steps.0.properties.2.name": "organisation",
    "check.requests.0.url": "https://{{host}}:{{port}}/v1/accounts/{{organisation}}",
    "check.requests.0.expect.json.0.failure.field": "organisation",
  });
}
