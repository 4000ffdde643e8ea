import fc from "fast-check";
import { expect, test } from "vitest";
import { createReader, createWriter, pickPayload } from "./envelope";
import { eventStability } from "./event-stability";
import { type FrameMessage, frameEventShapes, frameShapeOf } from "./frame-messages";
import { hostShapeOf } from "./host-messages";
import { randomId } from "./random-id";
import { randomText } from "./rules";
import { sessionOfToken } from "./session-of-token";

const session = "ls_0123456789abcdefghijkl";
const token = `lkt_0123456789abcdefghijkl_${"s".repeat(43)}`;
const id = "9f1a7a52-4c3f-4f0e-9d7e-0d6a1d1c2b3a";
const samples: readonly { readonly type: string; readonly payload: Record<string, unknown> }[] = [
  { type: "hello", payload: { nonce: randomId() } },
  { type: "ready", payload: { hostNonce: randomId(), colorScheme: "light dark" } },
  { type: "resize", payload: { height: 640 } },
  { type: "event", payload: { name: "SELECT_DESTINATION", destinationType: "postgres" } },
  { type: "event", payload: { name: "STEP_VIEWED", stepId: "connection_details" } },
  { type: "event", payload: { name: "SUBMITTED" } },
  { type: "event", payload: { name: "TEST_RESULT", testId: "tls", status: "FAILED", code: "tls_untrusted" } },
  { type: "event", payload: { name: "TEST_RESULT", testId: "tls", status: "PASSED", code: null } },
  { type: "event", payload: { name: "CHECKS_FINISHED", outcome: "inconclusive" } },
  { type: "event", payload: { name: "ERROR", code: "session_expired" } },
  { type: "token_needed", payload: { reason: "first" } },
  {
    type: "success",
    payload: {
      eventId: "evt_0123456789abcdefghijkl",
      connectionId: id,
      destinationType: "postgres",
      pending: true,
      sig: "e30..c2ln",
    },
  },
  {
    type: "exit",
    payload: {
      eventId: null,
      reason: "user_closed",
      stepId: null,
      lastErrorCode: null,
      dirty: true,
      sig: null,
    },
  },
];

const reader = () => createReader<FrameMessage>(session, frameShapeOf);

test.each(samples)("a valid $type message is read as it was written", (sample) => {
  expect(reader()(createWriter(session)(sample.type, sample.payload))).toEqual(sample);
});

test("host messages keep to their table", () => {
  const valid: readonly (readonly [string, object])[] = [
    ["init", { nonce: randomId(), hostNonce: randomId() }],
    ["token", { token, tabKey: randomId() }],
    [
      "update",
      { theme: { colorScheme: "dark", accent: "#4f46e5", radius: 8, fontFamily: "Inter, sans-serif" } },
    ],
    ["close", { by: "host" }],
  ];
  for (const [type, payload] of valid) expect(pickPayload(hostShapeOf, type, payload)).toEqual(payload);
  expect(
    pickPayload(hostShapeOf, "update", { theme: { fontFamily: "x; background: url(//evil)" } }),
  ).toBeNull();
  expect(pickPayload(hostShapeOf, "update", { theme: { extra: 1 } })).toBeNull();
  expect(pickPayload(hostShapeOf, "token", { token: "secret", tabKey: randomId() })).toBeNull();
});

test("sequence numbers must rise, per reader", () => {
  const write = createWriter(session);
  const [first, second] = [write("resize", { height: 1 }), write("resize", { height: 2 })];
  const read = reader();
  expect(read(second)).not.toBeNull();
  expect(read(first)).toBeNull();
  expect(read(second)).toBeNull();
  expect(reader()(first)).not.toBeNull();
});

test("an invalid message does not use up its sequence number", () => {
  const read = reader();
  const message = createWriter(session)("resize", { height: 10 });
  expect(read({ ...message, seq: 2 ** 40, payload: {} })).toBeNull();
  expect(read(message)).not.toBeNull();
});

test("other sessions, namespaces and shapes are nothing", () => {
  const message = createWriter(session)("resize", { height: 10 });
  const wrong = {
    ns: "other",
    session: "ls_zzzzzzzzzzzzzzzzzzzzzz",
    id: "1",
    seq: 0,
    ts: "now",
    type: "toString",
    payload: [],
  };
  for (const [field, value] of Object.entries(wrong))
    expect(reader()({ ...message, [field]: value })).toBeNull();
  for (const junk of [null, undefined, 0, "latchkey", [], { ns: "latchkey" }])
    expect(reader()(junk)).toBeNull();
});

test("another version is told apart, except in a refusal", () => {
  const message = createWriter(session)("hello", { nonce: randomId() });
  expect(reader()({ ...message, v: 2 })).toBe("unsupported");
  expect(reader()({ ...message, v: 2, type: "unsupported" })).toBeNull();
});

test("a field that no table lists crosses in no direction", () => {
  const canary = "canary-secret-value";
  for (const { type, payload } of samples) {
    const read = reader()(
      createWriter(session)(type, { ...payload, password: canary, values: { a: canary } }),
    );
    expect(JSON.stringify(read)).not.toContain(canary);
    for (const field of Object.keys(payload)) {
      expect(pickPayload(frameShapeOf, type, { ...payload, [field]: "Canary secret, 1!" })).toBeNull();
    }
  }
});

test("2,000 mangled messages: never an exception, never a field or type that no table lists", () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.string(),
    fc.integer(),
    fc.constantFrom("__proto__", "constructor"),
  );
  const mutation = fc.record({
    sample: fc.constantFrom(...samples),
    envelope: fc.dictionary(
      fc.constantFrom("ns", "v", "id", "seq", "session", "type", "ts", "payload"),
      anything,
      { maxKeys: 2 },
    ),
    fields: fc.dictionary(
      fc.oneof(fc.constantFrom("name", "height", "reason", "eventId", "code"), fc.string()),
      anything,
      { maxKeys: 3 },
    ),
  });
  const known = new Set(samples.flatMap(({ payload }) => Object.keys(payload)));
  fc.assert(
    fc.property(mutation, ({ sample, envelope, fields }) => {
      const message = createWriter(session)(sample.type, { ...sample.payload, ...fields });
      const read = reader()({ ...message, ...envelope });
      if (read === null || read === "unsupported") return;
      expect(samples.map(({ type }) => type)).toContain(read.type);
      for (const field of Object.keys(read.payload)) expect(known).toContain(field);
    }),
    { numRuns: 2_000, seed: 20_261_121 },
  );
});

test("random ids are nonces, and differ", () => {
  const ids = Array.from({ length: 1_000 }, randomId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every(randomText)).toBe(true);
});

test("only a whole link token names a session", () => {
  fc.assert(fc.property(fc.string(), (text) => sessionOfToken(text) === null));
  for (const broken of [
    token.slice(0, -1),
    `${token}0`,
    token.replace("lkt_", "lk_"),
    ` ${token}`,
    `${token}\n`,
  ]) {
    expect(sessionOfToken(broken)).toBeNull();
  }
  expect(sessionOfToken(token)).toBe(session);
});

test("every event of the frame has a stability", () => {
  expect(Object.keys(eventStability)).toEqual(expect.arrayContaining(Object.keys(frameEventShapes)));
});
