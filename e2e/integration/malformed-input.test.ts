import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "./fixtures/api-key";
import { apiOperations, type CallableOperation, dialectOperations } from "./fixtures/api-operations";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { type GoodCall, goodCall } from "./fixtures/good-call";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { leavesRows, nextTransaction } from "./fixtures/malformed/has-written";
import { arbitraryOf, inputSchema } from "./fixtures/malformed/json-schema";
import { faultOf, mutationFaultOf } from "./fixtures/malformed/judge";
import { type Mutation, marker, mutated, writeBody } from "./fixtures/malformed/mutations";
import type { OddRequest } from "./fixtures/malformed/odd-request";
import { oddRequests } from "./fixtures/malformed/requests";
import { type OddAnswer, sendOddRequest } from "./fixtures/malformed/send-odd-request";
import { createTenant, onlyHere, type Tenant } from "./fixtures/tenant";

/** One database is enough: the database sees the good calls alone. The faster one where it is here. */
const database = [...databases].reverse().find(({ isHere }) => isHere) as (typeof databases)[number];
/**
 * Every input with FUZZ_ALL=true; else each tenth, so that a run of everything stays short. Dialects read their
 * requests by the API's own code: of theirs each fortieth.
 */
function stepOf({ path }: CallableOperation): number {
  if (process.env.FUZZ_ALL === "true") return 1;
  return path.startsWith("/api/compat/") ? 40 : 10;
}
/** Bodies with one change, of each operation that takes one. */
const changedBodies = 120;
const fittingAtMost = 30;
const inputsAtLeast = 500;
/** What is deleted is made anew this often: each time would take most of the time. */
const remadeEvery = 25;
/** The same inputs in every run; FUZZ_SEED draws others. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121);

/** A statement that was tried stands in the audit log, whatever became of it. */
const recordsAttempts = ["querySchema"];

const operations = [...(await apiOperations()), ...(await dialectOperations())].map(
  (operation) => [`${operation.method} ${operation.path}`, operation] as const,
);

/** Bodies that fit what is declared, whatever the services say of them. */
function fittingBodies({ operation }: { readonly operation: CallableOperation }): readonly unknown[] {
  const { body } = operation.definition;
  if (body === undefined) return [];
  const declared = arbitraryOf({ schema: inputSchema({ schema: body }) });
  const drawn = fc.sample(declared, { numRuns: changedBodies, seed });
  return drawn.filter((value) => body.safeParse(value).success).slice(0, fittingAtMost);
}

/** Good bodies and fitting ones, with one place each put out of order. */
function changes(input: {
  readonly operation: CallableOperation;
  readonly call: GoodCall;
}): readonly Mutation[] {
  if (input.operation.method === "GET") return [];
  const values = [input.call.body ?? {}, ...fittingBodies(input).slice(0, 10)];
  const numRuns = Math.ceil(changedBodies / values.length);
  return values.flatMap((value) => fc.sample(mutated({ value }), { numRuns, seed }));
}

interface Odd extends OddRequest {
  readonly mutation?: Mutation;
}

function oddOnes(input: { readonly operation: CallableOperation; readonly call: GoodCall }): readonly Odd[] {
  const changed = changes(input).map((mutation) => ({
    what: `${mutation.kind} at ${mutation.place.join(".")}: ${JSON.stringify(mutation.value)?.slice(0, 300)}`,
    body: writeBody({ value: mutation.value }),
    mutation,
  }));
  const fitting = fittingBodies(input).map((value) => {
    const body = writeBody({ value });
    return { what: `the body ${body.slice(0, 300)}`, body };
  });
  return [...oddRequests(input), ...fitting, ...changed].filter(
    (_, at) => at % stepOf(input.operation) === 0,
  );
}

/** What is wrong with the answers to odd requests. Counts what could be sent. */
async function faultsOf(input: {
  readonly tenant: Tenant;
  readonly operation: CallableOperation;
}): Promise<{ readonly sent: number; readonly faults: readonly string[] }> {
  const { tenant, operation } = input;
  let call = await goodCall(input);
  let number = await nextTransaction();
  const faults: string[] = [];
  let sent = 0;
  let accepted = 0;
  for (const odd of oddOnes({ operation, call })) {
    const send = () => sendOddRequest({ operation, call, odd });
    const answer = await send();
    if (answer === null) continue;
    sent += 1;
    faults.push(...wrongnessOf({ operation, odd, answer }).map((fault) => `${odd.what} ${fault}`));
    const next = await nextTransaction();
    const mayWrite = mayLeaveRows({ operation, answer });
    if (next !== number && !mayWrite && (await leavesRows({ tenant, call: send })))
      faults.push(`${odd.what} writes`);
    number = next;
    if (answer.status < 400) accepted += 1;
    if (accepted % remadeEvery === 1 && operation.method === "DELETE") call = await goodCall(input);
  }
  return { sent, faults };
}

function mayLeaveRows(input: { readonly operation: CallableOperation; readonly answer: OddAnswer }): boolean {
  const { method, definition } = input.operation;
  return recordsAttempts.includes(definition.operation) || (input.answer.status < 400 && method !== "GET");
}

function wrongnessOf(input: {
  readonly operation: CallableOperation;
  readonly odd: Odd;
  readonly answer: OddAnswer;
}): readonly string[] {
  const { mutation } = input.odd;
  const ofChange = mutation === undefined ? null : mutationFaultOf({ ...input, mutation });
  return [faultOf(input), ofChange].filter((fault) => fault !== null);
}

describe(`malformed input on ${database.name}`, () => {
  let server: DatabaseServer;
  let instance: TestInstance;
  let tenant: Tenant;

  beforeAll(async () => {
    server = await database.start();
    const settings = { ...(await server.fresh()), LATCHKEY_RATE_LIMIT: "10000000" };
    instance = await startTestInstance({ settings, workers: "queue" });
    const { workspaceId } = await createTenant({ name: "Mine" });
    tenant = { workspaceId, key: await createApiKey({ workspaceId, ...onlyHere }) };
  });
  afterAll(async () => {
    await instance.stop();
    await server.stop();
  });

  test.each(operations)(
    "%s: nothing fails, and what is refused writes nothing",
    // One that meets its limit goes on behind the next, whose writes are then taken for its own.
    { timeout: process.env.FUZZ_ALL === "true" ? 900_000 : 120_000 },
    async (_name, operation) => {
      const { sent, faults } = await faultsOf({ tenant, operation });
      expect(faults, `seed ${seed}`).toEqual([]);
      expect(sent).toBeGreaterThanOrEqual(inputsAtLeast / stepOf(operation));
      expect(instance.log()).not.toContain(marker);
    },
  );
});
