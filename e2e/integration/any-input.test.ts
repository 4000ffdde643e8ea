import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, type Frame, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const runs = 500;

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
  handOver: ["bearer", "type", "stepId", "secretsOnly", "hours"],
  readHandovers: ["bearer"],
  takeBack: ["bearer", "id"],
  reportMissingType: ["bearer", "name"],
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
  name: mostly(text),
  secretsOnly: mostly(fc.boolean()),
  hours: mostly(fc.constantFrom(1, 24, 168, 2)),
  id: mostly(fc.constant("ls_0123456789012345678901")),
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
  describe.skipIf(!isHere)(`any input of actions on ${name}`, () => {
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
  });
}
