import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "./fixtures/api-key";
import { apiOperations, type CallableOperation } from "./fixtures/api-operations";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { goodCall } from "./fixtures/good-call";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { inputSchema } from "./fixtures/malformed/json-schema";
import { createConnection, createSession } from "./fixtures/rows";
import { createTenant, onlyHere, type Tenant } from "./fixtures/tenant";

const operations = await apiOperations();
const named = (taken: readonly CallableOperation[]) =>
  taken.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

/** Operations with a parameter of this name. */
function taking(parameter: string) {
  const has = ({ definition }: CallableOperation) =>
    parameter in (inputSchema({ schema: definition.query }).properties ?? {});
  const found = operations.filter(has);
  if (found.length === 0) throw new Error(`no operation takes ${parameter}`);
  return named(found);
}

/** What JavaScript reads as a number and nobody writes as one, and what is none. */
const notWhole = [
  "",
  " ",
  "x",
  "1.5",
  "1.0",
  "1e2",
  "0x10",
  "0b1",
  " 5",
  "5 ",
  "+5",
  "05",
  "1_0",
  "٣",
  "Infinity",
];

/** Operations with parameters that count something, and the names of these. */
const counting = operations.flatMap((operation) => {
  const { properties = {} } = inputSchema({ schema: operation.definition.query });
  const counts = Object.keys(properties).filter((name) => properties[name]?.type === "integer");
  const found = [`${operation.method} ${operation.path}`, operation, counts] as const;
  return counts.length === 0 ? [] : [found];
});

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`odd queries on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      const { workspaceId } = await createTenant({ name: "Mine" });
      tenant = { workspaceId, key: await createApiKey({ workspaceId, ...onlyHere }) };
      for (const make of [createConnection, createConnection, createSession, createSession])
        await make({ tenant });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const ask = async (operation: CallableOperation, query: Readonly<Record<string, string>>) => {
      const call = await goodCall({ tenant, operation });
      return callOperation({ ...call, query: { ...call.query, ...query } });
    };

    test.each(named(operations))("%s names a parameter it does not know", async (_name, operation) => {
      for (const field of ["nonsense", "constructor"]) {
        const { status, json } = await ask(operation, { [field]: "1" });
        expect(status).toBe(422);
        expect(json.detail).toMatchObject([{ loc: ["query", field], type: "extra_forbidden" }]);
      }
    });

    test.each(
      counting.flatMap(([at, operation, counts]) => counts.map((count) => [at, count, operation] as const)),
    )("%s takes whole numbers within its bounds only as %s", async (_name, count, operation) => {
      for (const text of [...notWhole, "-1", "99999999999999999999"]) {
        const { status, json } = await ask(operation, { [count]: text });
        expect({ text, status }).toEqual({ text, status: 422 });
        for (const { loc } of json.detail) expect(loc).toEqual(["query", count]);
        const expected = notWhole.includes(text) ? /expected (int|number)/ : /Too (small|big)/;
        expect(json.detail[0].msg).toMatch(expected);
      }
    });

    test("the parameters that count are found", () => {
      expect(counting.length).toBeGreaterThan(12);
    });

    test.each(taking("cursor"))("%s refuses a cursor that was altered", async (_name, operation) => {
      const { json } = await ask(operation, { limit: "1" });
      const given = typeof json.nextCursor === "string" ? [json.nextCursor] : [];
      const altered = given.flatMap((cursor: string) => [
        `${cursor}.x`,
        `${cursor}x`,
        `x${cursor}`,
        cursor.slice(0, -2),
      ]);
      for (const cursor of ["x", "e30.e30", ...altered]) {
        const answer = await ask(operation, { limit: "1", cursor });
        expect(answer).toMatchObject({ status: 400, json: { code: "bad_cursor" } });
      }
      for (const cursor of given) expect((await ask(operation, { limit: "1", cursor })).status).toBe(200);
    });
  });
}
