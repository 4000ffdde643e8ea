import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiOperations, type CallableOperation, dialectOperations } from "./fixtures/api-operations";
import { callOperation, type OperationAnswer } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dumpWorkspace } from "./fixtures/dump-workspace";
import { type GoodCall, goodCall } from "./fixtures/good-call";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { withValue } from "./fixtures/malformed/mutations";
import { type NamedId, namedIds } from "./fixtures/named-ids";
import { createConnection, createSession } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

const operations = [...(await apiOperations()), ...(await dialectOperations())];
const cases = operations.flatMap((operation) =>
  namedIds(operation).map(
    (id) => [`${operation.method} ${operation.path}`, id.place.join("."), operation, id] as const,
  ),
);

/** What a caller can tell an answer by: all but the id of the request. */
function tellable({ status, headers, json }: OperationAnswer) {
  const text = JSON.stringify(json ?? {}).replaceAll(/"requestId":"[^"]*"/g, "");
  return { status, text, headers: [...headers].filter(([name]) => name !== "x-request-id") };
}

function naming(input: { readonly call: GoodCall; readonly id: NamedId; readonly value: unknown }): GoodCall {
  const { call, id, value } = input;
  if (id.where === "query") return { ...call, query: { ...call.query, [id.place[0] ?? ""]: String(value) } };
  const body = { ...call.body, ...id.besides };
  return { ...call, body: withValue({ value: body, place: id.place, by: value }) as object };
}

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`isolation of what requests name on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let mine: Tenant;
    let theirs: Tenant;

    beforeAll(async () => {
      server = await start();
      const settings = { ...(await server.fresh()), LATCHKEY_RATE_LIMIT: "10000000" };
      instance = await startTestInstance({ settings, workers: "queue" });
      [mine, theirs] = [await createTenant({ name: "Mine" }), await createTenant({ name: "Theirs" })];
      for (const tenant of [mine, mine, theirs, theirs]) {
        await createConnection({ tenant });
        await createSession({ tenant });
      }
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const callWith = async (
      operation: CallableOperation,
      id: NamedId,
      value: (call: GoodCall) => unknown,
    ) => {
      const call = await goodCall({ tenant: theirs, operation });
      return callOperation(naming({ call, id, value: await value(call) }));
    };

    test.each(cases)(
      "%s: a foreign %s looks like one that nobody has",
      async (_at, _field, operation, id) => {
        const { path } = await goodCall({ tenant: mine, operation });
        const foreign = await id.maker.make({ tenant: mine, operation, path });
        // A list of one page has no cursor to try.
        if (foreign === null) return;
        const before = await dumpWorkspace(mine);
        const answer = await callWith(operation, id, () => foreign);
        expect(await dumpWorkspace(mine)).toEqual(before);
        const random = await callWith(operation, id, () => id.maker.random());
        expect(tellable(answer)).toEqual(tellable(random));
        // What cannot be changed is refused whatever is named.
        if (answer.status === 409 || !id.hasEffect) return;
        // Of one's own the same field says something else: it was this one that decided.
        const own = await callWith(operation, id, ({ path: at }) =>
          id.maker.make({ tenant: theirs, operation, path: at }),
        );
        expect(tellable(own)).not.toEqual(tellable(answer));
      },
    );

    test("the fields are found", () => {
      expect(cases.length).toBeGreaterThan(25);
    });
  });
}
