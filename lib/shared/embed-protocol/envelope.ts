/**
 * The envelope around every message between host page and frame, and the two halves that make and read
 * it. A reader never throws and never returns a field that its table does not list, whatever it is given:
 * extensions and advertisements post all sorts of things to a page.
 */
import { randomId } from "./random-id";
import { integerBetween, isRecord, randomText, type Shape } from "./rules";

export const protocolVersion = 1;

export interface Envelope {
  readonly ns: "latchkey";
  readonly v: typeof protocolVersion;
  /** Unique per message. */
  readonly id: string;
  /** From 1, strictly increasing per direction and handshake. */
  readonly seq: number;
  /** The link session the frame was opened for. */
  readonly session: string;
  readonly type: string;
  /** Milliseconds since 1970 by the sender's clock. */
  readonly ts: number;
  readonly payload: object;
}

/** A table of message types. `event` has a second table, by the event's name. */
export interface MessageTable {
  readonly messages: Readonly<Record<string, Shape>>;
  readonly events?: Readonly<Record<string, Shape>>;
}

/** Makes the envelopes of one direction of one handshake. */
export function createWriter(session: string): (type: string, payload: object) => Envelope {
  let seq = 0;
  return (type, payload) => {
    seq += 1;
    return {
      ns: "latchkey",
      v: protocolVersion,
      id: randomId(),
      seq,
      session,
      type,
      ts: Date.now(),
      payload,
    };
  };
}

export type Received<M> = (M & { readonly id: string; readonly ts: number }) | "unsupported" | null;

/**
 * Reads the envelopes of one direction of one handshake. Answers `null` for anything that is not a valid,
 * fresh message of this session, and `"unsupported"` for one in another protocol version.
 */
export function createReader<M>(input: { readonly session: string; readonly table: MessageTable }) {
  let last = 0;
  return (data: unknown): Received<M> => {
    if (!isRecord(data) || data.ns !== "latchkey" || data.session !== input.session) return null;
    // A refusal in another version is not refused in turn: two sides would answer each other for ever.
    if (data.v !== protocolVersion) return data.type === "unsupported" ? null : "unsupported";
    const { id, seq, ts, type } = data;
    if (!randomText(id) || !count(seq) || !count(ts) || seq <= last) return null;
    const payload = pickPayload({ table: input.table, type, payload: data.payload });
    if (payload === null) return null;
    last = seq;
    return { id, ts, type, payload } as unknown as Received<M>;
  };
}

const count = integerBetween(1, Number.MAX_SAFE_INTEGER);

/** The listed fields of a payload, or null where one is missing or wrong. Unlisted fields are left behind. */
export function pickPayload(input: {
  readonly table: MessageTable;
  readonly type: unknown;
  readonly payload: unknown;
}): Record<string, unknown> | null {
  const { payload, table, type } = input;
  if (!isRecord(payload)) return null;
  let shape = own(table.messages, type);
  if (shape && type === "event" && table.events) shape = { ...shape, ...own(table.events, payload.name) };
  if (!shape) return null;
  const picked: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(shape)) {
    const value = payload[field];
    if (!rule(value)) return null;
    picked[field] = value;
  }
  return picked;
}

function own(record: Readonly<Record<string, Shape>>, key: unknown): Shape | undefined {
  return typeof key === "string" && Object.hasOwn(record, key) ? record[key] : undefined;
}
