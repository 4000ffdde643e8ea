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

/** The fields of a message type in one direction; nothing where there is no such type. */
export type ShapeOf = (type: unknown, payload: Record<string, unknown>) => Shape | undefined;

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

export type Received<M> = M | "unsupported" | null;

/**
 * Reads the envelopes of one direction of one handshake. Answers `null` for anything that is not a valid,
 * fresh message of this session, and `"unsupported"` for one in another protocol version: the frame answers that
 * with an envelope of the type `unsupported` and the payload `{version}`, the SDK ends the form.
 */
export function createReader<M>(session: string, shapeOf: ShapeOf): (data: unknown) => Received<M> {
  let last = 0;
  return (data) => {
    const envelope = isRecord(data) && data.ns === "latchkey" && data.session === session && data;
    if (!envelope) return null;
    const { id, seq, ts, type } = envelope;
    // A refusal in another version is not refused in turn: two sides would answer each other for ever.
    if (envelope.v !== protocolVersion) return type === "unsupported" ? null : "unsupported";
    const payload =
      randomText(id) && count(ts) && count(seq) && seq > last && pickPayload(shapeOf, type, envelope.payload);
    if (!payload) return null;
    last = seq;
    return { type, payload } as unknown as M;
  };
}

const count = integerBetween(1, 2 ** 53);

/** The listed fields of a payload, or null where one is missing or wrong. Unlisted fields are left behind. */
export function pickPayload(
  shapeOf: ShapeOf,
  type: unknown,
  payload: unknown,
): Record<string, unknown> | null {
  const shape = isRecord(payload) && shapeOf(type, payload);
  if (!shape) return null;
  const picked: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(shape)) {
    if (!rule(payload[field])) return null;
    picked[field] = payload[field];
  }
  return picked;
}

export function ownShape(table: Readonly<Record<string, Shape>>, key: unknown): Shape | undefined {
  return Object.hasOwn(table, key as string) ? table[key as string] : undefined;
}
