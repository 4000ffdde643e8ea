import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { type ApiCall, callRoute, goodBody, routeNames } from "./fixtures/api";
import { expectDetail, expectProblem } from "./fixtures/api-answers";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, type Frame, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { replaceAt } from "./fixtures/replace-at";

const runs = 500;
const marker = "n0t-to-be-echoed";

/** Texts that have broken parsers and databases before, among any others. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "\0",
    "\ud800",
    "__proto__",
    "constructor",
    "postgres",
    "create",
    "' or 1=1",
    "$1",
    "%00",
    "0000",
  ),
);
const { value: anything } = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, -0, 1e308, Number.MAX_SAFE_INTEGER),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4 }),
  ),
}));

/** A good value, or anything in its place. */
const mostly = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 40, arbitrary: good }, anything);
const nameAmong = (...good: string[]) => fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...good) }, text);
/** A good body with up to two places of it put out of order. */
const nearlyGood = fc
  .array(fc.tuple(fc.nat(), anything), { maxLength: 2 })
  .map((changes) =>
    changes.reduce<unknown>((body, [place, value]) => replaceAt({ body, place, value }), goodBody),
  );
const call = fc.record<ApiCall>({
  route: fc.oneof(fc.constant("POST /link-sessions" as const), fc.constantFrom(...routeNames)),
  id: text,
  query: fc.oneof(
    fc.constant(""),
    fc
      .dictionary(fc.constantFrom("limit", "cursor", "__proto__"), text)
      .map((query) => `?${new URLSearchParams(query)}`),
    fc
      .tuple(anything, anything)
      .map((cursor) => `?cursor=${Buffer.from(JSON.stringify(cursor)).toString("base64url")}`),
  ),
  body: fc.oneof({ weight: 9, arbitrary: nearlyGood }, anything, text, fc.uint8Array()),
  contentType: fc.oneof({ weight: 9, arbitrary: fc.constant("application/json") }, fc.constant("text/plain")),
});

/** What each action takes; more would be refused before anything else is looked at. */
const takes = {
  exchangeToken: ["token", "tabKey", "parentOrigin", "sessionId"],
  openType: ["bearer", "type"],
  saveDraft: ["bearer", "type", "stepId", "values"],
  completeStep: ["bearer", "type", "stepId", "values"],
  describeKeyFile: ["bearer", "type", "property", "text"],
  prepareConsent: ["bearer", "type", "stepId"],
  readConsent: ["bearer", "type", "stepId"],
  cancelConsent: ["bearer", "type", "stepId"],
  submit: ["bearer", "type"],
  approveTrust: ["bearer", "checkRunId", "kind", "fingerprint"],
  retryChecks: ["bearer", "connectionId"],
  complete: ["bearer"],
} as const satisfies Record<keyof typeof actions, readonly string[]>;

/** Stands for the bearer of the open frame. */
const goodBearer = "the good one";
const argument = {
  bearer: fc.oneof({ weight: 9, arbitrary: fc.constant(goodBearer) }, text),
  type: mostly(fc.constant("postgres")),
  stepId: mostly(fc.constantFrom("where", "sign-in", "security")),
  values: mostly(fc.dictionary(nameAmong("host", "port", "ssl", "password"), mostly(text))),
  property: mostly(nameAmong("sslrootcert", "ssh_private_key", "password")),
  text: mostly(text),
  token: mostly(text),
  tabKey: mostly(fc.constant("a".repeat(22))),
  parentOrigin: mostly(fc.constant("https://host.example")),
  sessionId: mostly(text),
  checkRunId: mostly(fc.uuid()),
  connectionId: mostly(fc.uuid()),
  kind: mostly(fc.constantFrom("ssh_host_key", "tls_certificate")),
  fingerprint: mostly(text),
};
const actionCall = fc.constantFrom(...(Object.keys(takes) as (keyof typeof takes)[])).chain((action) => {
  const wanted = Object.fromEntries(takes[action].map((name) => [name, argument[name]]));
  return fc.record({ action: fc.constant(action), input: mostly(fc.record(wanted)) });
});

function withBearer(call: { readonly input: unknown; readonly bearer: string }): unknown {
  const { input, bearer } = call;
  const isMeant =
    typeof input === "object" && input !== null && "bearer" in input && input.bearer === goodBearer;
  return isMeant ? { ...input, bearer } : input;
}

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`any input on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let frame: Frame;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      frame = await openFrame({ instance });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("no call of the API is answered with a 5xx, and a refused one changes nothing", async () => {
      const seen = new Set<number>();
      await fc.assert(
        fc.asyncProperty(call, async (input) => {
          const before = await getStore().prisma.linkSession.count();
          const { status } = await callRoute(input);
          seen.add(status);
          expect([200, 201, 204, 400, 404, 413, 415, 422]).toContain(status);
          const made = status === 201 ? 1 : 0;
          expect((await getStore().prisma.linkSession.count()) - before).toBe(made);
        }),
        { numRuns: runs },
      );
      // What is tried reaches the services too.
      expect([...seen]).toEqual(expect.arrayContaining([200, 201, 400, 404, 415, 422]));
    });

    test("no call of an action throws or breaks down, with or without a good bearer", async () => {
      const codes = new Set<string>();
      await fc.assert(
        fc.asyncProperty(actionCall, async ({ action, input }) => {
          const bearer = frame.bearer;
          const result = await actions[action](withBearer({ input, bearer }) as never);
          codes.add(codeOf(result));
          expect(codeOf(result)).not.toBe("internal_error");
        }),
        { numRuns: runs },
      );
      expect([...codes]).toEqual(
        expect.arrayContaining(["ok", "invalid_input", "not_found", "session_expired"]),
      );
    });

    test.each(["x", "", " ", "\0", "ls_\0", "\ud800", "../../etc/passwd", "%00", "'", "x".repeat(100_000)])(
      "the path part %j is refused by every route that takes one",
      async (id) => {
        for (const route of routeNames.filter((one) => one.endsWith(":id"))) {
          const answer = await callRoute({ route, id });
          expect([404, 422]).toContain(answer.status);
          if (answer.status === 404) expectProblem(answer, { status: 404, code: "not_found" });
          else expectDetail(answer);
        }
      },
    );

    test.each([
      ["?limit=0", "limit"],
      ["?limit=1001", "limit"],
      ["?limit=x", "limit"],
      ["?limit=1.5", "limit"],
      ["?limit=", "limit"],
      [`?cursor=${marker}`, "cursor"],
      ["?cursor=%00", "cursor"],
      [`?cursor=${"x".repeat(201)}`, "cursor"],
      ["?offset=1", "offset"],
      ["?limit=1&__proto__=x", "__proto__"],
    ])("the query %s is refused by its name", async (query, field) => {
      const answer = await callRoute({ route: "GET /link-sessions", query });
      expectDetail(answer);
      expect(answer.json).toMatchObject({ detail: [{ loc: ["query", field] }] });
      expect(answer.text).not.toContain(marker);
    });
  });
}
