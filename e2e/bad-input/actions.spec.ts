import { actionIds, postAction, type RawAnswer, readActionResult } from "../fixtures/action-client";
import { startApp } from "../fixtures/app-server";
import { captureByHand } from "../fixtures/capture-by-hand";
import { expect, test } from "../fixtures/journey";
import { faultOf } from "./judge-answer";
import { countRows } from "./send-nonsense";

const text = "text/plain;charset=UTF-8";
const uuid = "00000000-0000-4000-8000-000000000000";

/** An answer that lets wrong input pass, or fails over it. An action may refuse in its own result. */
function wrongness({ answer, what }: { readonly answer: RawAnswer; readonly what: string }): string | null {
  const result = readActionResult<unknown>(answer);
  if (answer.status === 200 && result?.ok === true) return `${what}: accepted`;
  if (result?.ok === false && result.error.code === "internal_error") return `${what}: internal error`;
  if (answer.status < 400 && result === null) return `${what}: ${answer.status} without a result`;
  return faultOf({ answer, what });
}

/** Arguments that no action takes, given a bearer that is good. */
function badArguments({ bearer }: { readonly bearer: string }): readonly unknown[] {
  const step = { bearer, type: "postgres", stepId: "where" };
  return [
    null,
    [],
    7,
    "x",
    {},
    { bearer },
    { bearer, type: "nope" },
    { bearer, type: "__proto__", stepId: "where", values: {} },
    { bearer: bearer.slice(0, -20) + bearer.slice(-10), type: "postgres" },
    { bearer: "", type: "postgres", stepId: "where", values: {} },
    { ...step, values: null },
    { ...step, values: { host: { deep: 1 } } },
    { ...step, values: { host: "a\0b" } },
    { ...step, values: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, "v"])) },
    { ...step, values: { host: "x".repeat(100_000) } },
    { ...step, stepId: "../where", values: {} },
    { ...step, values: {}, extra: true },
    { bearer, checkRunId: uuid, kind: "ssh_host_key", fingerprint: "SHA256:x" },
    { bearer, checkRunId: "x", kind: "root", fingerprint: 1 },
    { bearer, connectionId: uuid },
    { token: "lkt_x", tabKey: "x", parentOrigin: "null", sessionId: "ls_x" },
  ];
}

/** Requests that are no call of our frame at all. */
const badRequests: readonly {
  readonly what: string;
  readonly origin?: string | null;
  readonly body?: string;
  readonly contentType?: string;
}[] = [
  { what: "another origin", origin: "https://evil.example" },
  { what: "the origin null", origin: "null" },
  { what: "no origin", origin: null },
  { what: "a malformed origin", origin: "http//:" },
  { what: "a body that is no JSON", body: "[{" },
  { what: "no body", body: "" },
  { what: "no argument", body: "[]" },
  { what: "two arguments", body: "[{},{}]" },
  { what: "a reference into the decoder", body: '["$F1"]' },
  { what: "a server reference", body: '[{"bearer":"$h1"}]' },
  { what: "a promise", body: '["$@1"]' },
  { what: "prototype keys", body: '[{"__proto__":{"ok":true}}]' },
  { what: "a wrong content type", contentType: "application/json" },
  { what: "a form", contentType: "multipart/form-data; boundary=x", body: "--x\r\nbroken" },
  { what: "too much", body: JSON.stringify([{ x: "y".repeat(3_000_000) }]) },
];

/** Every action, and ids that name none. */
const targets: readonly (readonly [string, string])[] = [
  ...actionIds(),
  ["unknown", "00".repeat(21)],
  ["no id", "x"],
  ["proto", "__proto__"],
];

/** Whoever begins with a passkey alone has nothing to say yet; the links of one's own form need no more than the bearer. */
function isGood(input: {
  readonly name: string;
  readonly argument: unknown;
  readonly bearer: string;
}): boolean {
  const { name, bearer } = input;
  const good: Readonly<Record<string, object>> = { beginPasskeySignIn: {}, readHandovers: { bearer } };
  return name in good && JSON.stringify(input.argument) === JSON.stringify(good[name]);
}

async function faultsOf(input: { readonly url: string; readonly origin: string; readonly bearer: string }) {
  const { url, bearer } = input;
  const faults: (string | null)[] = [];
  for (const [name, actionId] of targets) {
    for (const argument of badArguments({ bearer })) {
      if (isGood({ name, argument, bearer })) continue;
      const call = JSON.stringify([argument]);
      const answer = await postAction({ url, actionId, origin: input.origin, body: call, contentType: text });
      const what = `${name}(${JSON.stringify(argument).replace(bearer, "…").slice(0, 100)})`;
      faults.push(wrongness({ answer, what }));
    }
    for (const bad of badRequests) {
      const { what, origin = input.origin, body = JSON.stringify([{ bearer }]), contentType = text } = bad;
      const answer = await postAction({ url, actionId, origin, body, contentType });
      faults.push(wrongness({ answer, what: `${name} with ${what}` }));
    }
  }
  return faults;
}

test("no action takes wrong input, and none fails over it", async () => {
  test.setTimeout(300_000);
  const app = await startApp();
  try {
    const { session, bearer } = await captureByHand({ app });
    const before = await countRows({ app });
    const faults = await faultsOf({ url: `${app.url}/embed/${session.id}`, origin: app.url, bearer });
    expect(faults.length).toBeGreaterThan(300);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    expect(await countRows({ app })).toEqual(before);
  } finally {
    await app.stop();
    await app.remove();
  }
});
