import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiKeyScopes } from "@/lib/services/api-key/scopes";
import { randomBase62 } from "@/lib/shared/random-id";
import { createApiKey } from "./fixtures/api-key";
import { apiOperations, type CallableOperation, dialectOperations } from "./fixtures/api-operations";
import {
  callOperation as callAsItIs,
  type OperationAnswer,
  type OperationCall,
} from "./fixtures/call-operation";
import { type DatabaseServer, databases, oneDatabase } from "./fixtures/databases";
import { areDestinationsHere, type Destinations, startDestinations } from "./fixtures/destinations";
import { dumpWorkspace } from "./fixtures/dump-workspace";
import { type GoodCall, goodCall } from "./fixtures/good-call";
import { inOwnWords } from "./fixtures/in-own-words";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import type { PathParts } from "./fixtures/path-part";
import { randomPath } from "./fixtures/path-parts";
import { createConnection } from "./fixtures/rows";
import { createTenant, onlyHere, type Tenant } from "./fixtures/tenant";

const named = (operations: readonly CallableOperation[]) =>
  operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

const operations = named(await apiOperations());
/** They call the API's own services: one database is enough. */
const ofDialects = named(await dialectOperations());

const callOperation = async (call: OperationCall) => inOwnWords(await callAsItIs(call));

/** How a client without a key is told to show one. */
function challengeOf({ definition }: CallableOperation): string | null {
  const { dialect } = definition as { readonly dialect?: { readonly authentication: string } };
  if (dialect?.authentication === "basic") return 'Basic realm="latchkey", charset="UTF-8"';
  return dialect?.authentication === "x-api-key" ? null : "Bearer";
}

/** What a caller can tell an answer by: all but the id of the request. */
function tellable({ status, headers, json }: OperationAnswer) {
  const { requestId: _id, ...body } = json ?? {};
  return { status, body, headers: [...headers].filter(([name]) => name !== "x-request-id") };
}

/** Ids that stand in rows of the one and not of the other. */
function idsOf(rows: readonly string[], others: readonly string[]): readonly string[] {
  const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:ls|evt)_[0-9A-Za-z]{22}/g;
  const strangers = new Set(others.join("\n").match(ids));
  return [...new Set(rows.join("\n").match(ids))].filter((id) => !strangers.has(id));
}

// Who may what is judged before a database is asked: tenant-scope holds every query to its workspace on both.
const judged = process.env.FUZZ_ALL === "true" ? databases : oneDatabase;

for (const { name, isHere, start } of judged) {
  describe.skipIf(!isHere)(`isolation on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let mine: Tenant;
    let theirs: Tenant;
    let destinations: Destinations | undefined;

    beforeAll(async () => {
      server = await start();
      if (areDestinationsHere) destinations = await startDestinations();
      const settings = { ...(await server.fresh()), LATCHKEY_RATE_LIMIT: "10000000" };
      instance = await startTestInstance({ settings, workers: "queue" });
      mine = await createTenant({ name: "Mine", ...(destinations === undefined ? {} : { destinations }) });
      theirs = await createTenant({ name: "Theirs" });
      await Promise.all([mine, theirs].map((tenant) => createConnection({ tenant })));
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destinations?.stop()]);
    });

    /** Calls made, and what they left of mine. */
    const unwritten = async <T>(calls: () => Promise<T>): Promise<T> => {
      const before = await dumpWorkspace(mine);
      const answers = await calls();
      expect(await dumpWorkspace(mine)).toEqual(before);
      return answers;
    };
    const callWith = async (call: GoodCall, keys: readonly (string | null)[]) => {
      const answers: OperationAnswer[] = [];
      for (const key of keys) answers.push(await callOperation({ ...call, key }));
      return answers;
    };
    const newKey = (over: object) => createApiKey({ workspaceId: mine.workspaceId, ...onlyHere, ...over });

    const here = oneDatabase.some((one) => one.name === name) ? [...operations, ...ofDialects] : operations;
    describe.each(here)("%s", (_name, operation) => {
      const { scope, status = 200, response } = operation.definition;
      const own = { scopes: [scope] };

      test("without a key that is good and used from its networks answers 401, always alike", async () => {
        const call = await goodCall({ tenant: mine, operation });
        const expired = await newKey({ ...own, expiresAt: new Date(Date.now() - 1) });
        const revoked = await newKey({ ...own, revokedAt: new Date() });
        const garbage = ["", "x", `lk_${randomBase62({ length: 8 })}_${"x".repeat(43)}`];
        const altered = [`${mine.key.slice(0, -1)}${mine.key.endsWith("x") ? "y" : "x"}`, `${mine.key}x`];
        const answers = await unwritten(async () => [
          ...(await callWith(call, [null, ...garbage, ...altered, expired, revoked])),
          await callOperation({ ...call, headers: { "x-latchkey-peer": "203.0.113.9" } }),
          await callOperation({ ...call, headers: {} }),
        ]);
        expect(answers[0]).toMatchObject({ status: 401, json: { code: "unauthorized" } });
        expect(answers[0]?.headers.get("www-authenticate")).toBe(challengeOf(operation));
        for (const answer of answers) expect(tellable(answer)).toEqual(tellable(answers[0] as never));
      });

      test("with every scope but its own answers 403", async () => {
        const call = await goodCall({ tenant: mine, operation });
        const others = apiKeyScopes.filter((other) => other !== scope);
        const keys = [await newKey({ scopes: others }), await newKey({ scopes: [] })];
        for (const answer of await unwritten(() => callWith(call, keys))) {
          expect(answer).toMatchObject({ status: 403, json: { code: "forbidden" } });
        }
      });

      // Whoever has that scope is the operator, whose the workspaces are.
      if (scope !== "workspaces:admin")
        test("with another workspace's key shows and changes nothing", async () => {
          const call = { ...(await goodCall({ tenant: mine, operation })), key: theirs.key };
          const answer = await unwritten(() => callOperation(call));
          const foreign = idsOf(await dumpWorkspace(mine), await dumpWorkspace(theirs));
          expect(foreign.length).toBeGreaterThan(3);
          const told = JSON.stringify([...answer.headers, answer.json]);
          expect(foreign.filter((id) => told.includes(id))).toEqual([]);
        });

      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, part = ""]) => part);
      const idTest = names.length === 0 ? undefined : test;
      idTest?.("a foreign id looks like one that nobody has", async () => {
        const { path, ...call } = { ...(await goodCall({ tenant: mine, operation })), key: theirs.key };
        const random = randomPath({ operation });
        const own = (await goodCall({ tenant: theirs, operation })).path;
        // The first that is foreign, after own ones: a connection of theirs with a lease of mine.
        for (const index of names.keys()) {
          const from = (source: PathParts) => ({
            path: Object.fromEntries(
              names.map((part, at) => [part, (at < index ? own : source)[part] ?? ""]),
            ),
          });
          // A version and a destination's name are no ids: both have the same ones.
          if (names[index] === "version" || names[index] === "destination_name") continue;
          const foreign = await unwritten(() => callOperation({ ...call, ...from(path) }));
          expect(tellable(foreign)).toEqual(tellable(await callOperation({ ...call, ...from(random) })));
          expect(foreign).toMatchObject({ status: 404, json: { code: "not_found" } });
        }
      });

      const looks = /\/(schema|files)(\/|$)/.test(operation.path);
      test.skipIf(looks && !areDestinationsHere)(
        "with its scope alone answers as it is declared to",
        async () => {
          const call = await goodCall({ tenant: mine, operation });
          const answer = await callOperation({ ...call, key: await newKey({ ...own, id: randomUUID() }) });
          expect({ status: answer.status, json: answer.json }).toMatchObject({ status });
          // Parsed, undeclared fields are gone: an answer that has some is not the one declared.
          expect(answer.json).toEqual(response === undefined ? null : response.parse(answer.json));
        },
      );
    });
  });
}
