/** What a fuzzed message may be made of. */
export interface MessageParts {
  readonly session: string;
  /** Payloads that are good, by type. */
  readonly payloads: Readonly<Record<string, object>>;
  /** What else is wrong in this direction: numbers that were used, other versions. */
  readonly seqs: readonly unknown[];
  readonly versions: readonly unknown[];
}

/**
 * Makes messages that are wrong in one way or another, always the same ones for a seed. Runs in the page: it may use
 * nothing from outside.
 */
export function hostileMessages(input: {
  readonly parts: MessageParts;
  readonly seed: number;
  readonly count: number;
}): readonly unknown[] {
  const { parts, count } = input;
  let state = input.seed;
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let next = Math.imul(state ^ (state >>> 15), 1 | state);
    next = (next + Math.imul(next ^ (next >>> 7), 61 | next)) ^ next;
    return ((next ^ (next >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const huge = "x".repeat(200_000);
  const junk = () =>
    pick<unknown>([
      null,
      undefined,
      "",
      "Latchkey",
      0,
      -1,
      Number.NaN,
      2 ** 60,
      [],
      {},
      true,
      random() < 0.01 ? huge : "y".repeat(300),
      { __proto__: { x: 1 } },
      [[[]]],
      new Date(0),
      new Map([["type", "success"]]),
    ]);
  const types = [...Object.keys(parts.payloads), "constructor", "__proto__", "toString", "unsupported", "x"];
  const envelope = (): Record<string, unknown> => {
    const type = pick(types);
    return {
      ns: "latchkey",
      v: 1,
      id: "1".repeat(30),
      seq: 5_000_000,
      session: parts.session,
      ts: 1,
      type,
      payload: { ...parts.payloads[type] },
    };
  };
  const breaks: readonly ((message: Record<string, unknown>) => unknown)[] = [
    (message) => ({ ...message, ns: junk() }),
    // Replayed and out of order: no message is newer than those that were read.
    (message) => ({
      ...message,
      seq: pick<unknown>([0, -1, Number.NaN, 2 ** 60, "9", 1.5, null, ...parts.seqs]),
    }),
    (message) => (parts.versions.length === 0 ? junk() : { ...message, v: pick(parts.versions) }),
    (message) => ({ ...message, session: `ls_${"9".repeat(24)}` }),
    (message) => ({ ...message, session: junk() }),
    (message) => ({ ...message, id: pick<unknown>(["", "<script>", 7, huge, null]) }),
    (message) => ({ ...message, ts: pick<unknown>([0, -1, "now", null]) }),
    (message) => ({ ...message, type: junk() }),
    (message) => ({ ...message, payload: junk() }),
    (message) => {
      const payload = message.payload as Record<string, unknown>;
      const field = pick(Object.keys(payload).concat("more"));
      // A field too many is left behind, which leaves the message whole.
      const seq = field === "more" ? 0 : message.seq;
      return { ...message, seq, payload: { ...payload, [field]: -1 } };
    },
    () => junk(),
  ];
  return Array.from({ length: count }, () => pick(breaks)(envelope()));
}
