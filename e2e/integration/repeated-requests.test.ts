import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "./fixtures/api-key";
import { apiOperations } from "./fixtures/api-operations";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dumpWorkspace } from "./fixtures/dump-workspace";
import { type GoodCall, goodCall } from "./fixtures/good-call";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant, onlyHere, type Tenant } from "./fixtures/tenant";

const operations = await apiOperations();
const named = (wanted: (definition: (typeof operations)[number]["definition"]) => boolean) =>
  operations
    .filter(({ definition }) => wanted(definition))
    .map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

const idempotent = named((definition) => definition.idempotent === true);
const revisioned = named((definition) => definition.revisioned === true);
/** A change that is based on an older state is one that is refused. Verification and restoring add, they change nothing. */
const adding = ["createConnection", "verifyConnection", "restoreCredential"];
const conditional = [
  ...revisioned.filter(
    ([, { method, definition }]) => method !== "GET" && !adding.includes(definition.operation),
  ),
  ...named((definition) => definition.matched === true),
];

test("there are operations of each kind", () => {
  expect([idempotent, revisioned, conditional].every(({ length }) => length > 3)).toBe(true);
});

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`repeated and conditional requests on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      const { workspaceId } = await createTenant({ name: "Mine" });
      tenant = { workspaceId, key: await createApiKey({ workspaceId, ...onlyHere }) };
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const send = (call: GoodCall, headers: Readonly<Record<string, string>>) =>
      callOperation({ ...call, headers: { ...call.headers, ...headers } });

    test.each(idempotent)("%s repeated under one key is carried out once", async (_name, operation) => {
      const call = await goodCall({ tenant, operation });
      const key = { "idempotency-key": randomUUID() };
      const first = await send(call, key);
      expect(first.status).toBe(operation.definition.status ?? 200);
      const before = await dumpWorkspace(tenant);
      const second = await send(call, key);
      expect(second).toMatchObject({ status: first.status, json: first.json });
      expect(second.headers.get("idempotency-replayed")).toBe("true");
      expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
      const other = await goodCall({ tenant, operation });
      const changed = { ...call, body: withOtherText(other.body ?? {}) };
      const after = await dumpWorkspace(tenant);
      const reused = await send(changed, key);
      expect(reused).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
      expect(await dumpWorkspace(tenant)).toEqual(after);
      expect(after.length).toBeGreaterThanOrEqual(before.length);
    });

    test.each(revisioned)("%s gives its revision as ETag", async (_name, operation) => {
      const answer = await send(await goodCall({ tenant, operation }), {});
      expect(answer.headers.get("etag")).toBe(`"${answer.json.revision}"`);
    });

    test.each(conditional)("%s is refused where it is based on an older state", async (_name, operation) => {
      const call = await goodCall({ tenant, operation });
      const before = await dumpWorkspace(tenant);
      const stale = await send(call, { "if-match": '"999"' });
      expect(stale).toMatchObject({ status: 412, json: { code: "stale" } });
      expect((await send(call, { "if-match": "1" })).status).toBe(400);
      expect(await dumpWorkspace(tenant)).toEqual(before);
      expect((await send(call, { "if-match": '"1"' })).status).toBeLessThan(300);
    });
  });
}

/** A body that is good as well and differs in one text or number. */
function withOtherText(body: object): object {
  const entries = Object.entries(body);
  const found = entries.find(
    ([key, value]) => typeof value === "number" || /^(name|title|description)$/.test(key),
  );
  if (found !== undefined) {
    const [key, value] = found;
    return { ...body, [key]: typeof value === "number" ? value + 1 : `${value} too` };
  }
  const [key, value] =
    entries.find(([, one]) => typeof one === "object" && one !== null && !Array.isArray(one)) ?? [];
  if (key === undefined) return { ...body, description: "another" };
  return { ...body, [key]: withOtherText(value as object) };
}
