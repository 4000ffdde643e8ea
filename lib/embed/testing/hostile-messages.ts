/** What a fuzzed message may be made of. */
export interface MessageParts {
  readonly session: string;
  /** Payloads that are good, by type. */
  readonly payloads: Readonly<Record<string, object>>;
  /** What else is wrong in this direction: numbers that were used, other versions. */
  readonly seqs: readonly unknown[];
  readonly versions: readonly unknown[];
}

type Message = Record<string, unknown>;
type Pick = <T>(from: readonly T[]) => T;

/**
 * Script that declares `hostileMessages`: messages that are wrong in one way or another, always the same ones for a
 * seed. It runs in a page, so none of the functions it is put together of may use anything but the others.
 */
export function hostileScript(): string {
  return [randomOf, junkOf, wholeMessage, spoil, hostileMessages].join("\n");
}

function hostileMessages(input: {
  readonly parts: MessageParts;
  readonly seed: number;
  readonly count: number;
}): readonly unknown[] {
  const random = randomOf(input.seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)] as never;
  const junk = () => junkOf(pick);
  const { parts, count } = input;
  return Array.from({ length: count }, () => spoil({ parts, pick, junk }));
}

/** mulberry32: numbers from 0 to 1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let next = Math.imul(state ^ (state >>> 15), 1 | state);
    next = (next + Math.imul(next ^ (next >>> 7), 61 | next)) ^ next;
    return ((next ^ (next >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is no message; one in a hundred is very large. */
function junkOf(pick: Pick): unknown {
  const long = pick([...Array(99).fill(300), 200_000]);
  const nothing = [null, undefined, "", 0, -1, Number.NaN, 2 ** 60, [], {}, true, [[[]]]];
  return pick<unknown>([
    ...nothing,
    "Latchkey",
    "y".repeat(long),
    new Date(0),
    new Map([["type", "success"]]),
  ]);
}

function wholeMessage(parts: MessageParts, pick: Pick): Message {
  const types = [...Object.keys(parts.payloads), "constructor", "__proto__", "toString", "unsupported", "x"];
  const type = pick(types);
  const payload = { ...parts.payloads[type] };
  const id = "1".repeat(30);
  return { ns: "latchkey", v: 1, id, seq: 5_000_000, session: parts.session, ts: 1, type, payload };
}

/** A message with one thing wrong with it. */
function spoil(input: {
  readonly parts: MessageParts;
  readonly pick: Pick;
  readonly junk: () => unknown;
}): unknown {
  const { parts, pick, junk } = input;
  const message = wholeMessage(parts, pick);
  const payload = message.payload as Message;
  // Replayed and out of order: no message is newer than those that were read.
  const seq = pick<unknown>([0, -1, Number.NaN, 2 ** 60, "9", 1.5, null, ...parts.seqs]);
  const field = pick(Object.keys(payload).concat("more"));
  return pick<() => unknown>([
    junk,
    () => ({ ...message, seq }),
    () => ({ ...message, ns: junk() }),
    () => (parts.versions.length === 0 ? junk() : { ...message, v: pick(parts.versions) }),
    () => ({ ...message, session: pick<unknown>([`ls_${"9".repeat(24)}`, junk()]) }),
    () => ({ ...message, id: pick<unknown>(["", "<script>", 7, "1".repeat(200_000), null]) }),
    () => ({ ...message, ts: pick<unknown>([0, -1, "now", null]) }),
    () => ({ ...message, type: junk() }),
    () => ({ ...message, payload: junk() }),
    // A field too many is left behind, which leaves the message whole.
    () => ({ ...message, seq: field === "more" ? 0 : 5_000_000, payload: { ...payload, [field]: -1 } }),
  ])();
}
