/**
 * What the frame may tell the host page. The tables are both the types and the validators: a field that
 * does not stand here never leaves the frame and never reaches the host.
 */
import type { ExitReason } from "../capture/exit-reason";
import { ownShape, type ShapeOf } from "./envelope";
import {
  flag,
  integerBetween,
  oneOf,
  orNull,
  type PayloadOf,
  randomText,
  recordId,
  signature,
  slug,
} from "./rules";

export const exitReasons = [
  "user_closed",
  "host_closed",
  "page_left",
  "session_expired",
  "session_revoked",
  "token_rejected",
  "frame_not_loaded",
  "internal_error",
] as const satisfies readonly ExitReason[];

/** Events the frame reports while the user is at work. Their stability stands in `event-stability.ts`. */
export const frameEventShapes = {
  SELECT_DESTINATION: { destinationType: slug },
  /** The user misses a destination; `destinationType` is its name as a key. */
  DESTINATION_NOT_LISTED: { destinationType: slug },
  STEP_VIEWED: { stepId: slug },
  STEP_COMPLETED: { stepId: slug },
  SUBMITTED: {},
  TEST_RESULT: {
    testId: slug,
    status: oneOf(["PASSED", "FAILED", "WARNING", "SKIPPED"]),
    code: orNull(slug),
  },
  CHECKS_FINISHED: { outcome: oneOf(["passed", "failed", "inconclusive"]) },
  ERROR: { code: slug },
} as const;

type EventShapes = typeof frameEventShapes;
export type FrameEventName = keyof EventShapes;
export type FrameEvent = {
  [N in FrameEventName]: { readonly name: N } & PayloadOf<EventShapes[N]>;
}[FrameEventName];

const frameMessageShapes = {
  /** First sign of life, to the parent window: proves nothing yet. */
  hello: { nonce: randomText },
  /** Over the port: the host's nonce came back, so this is the frame the host meant. */
  ready: {
    hostNonce: randomText,
    /** The `color-scheme` the frame uses; the iframe element must use the same or turns opaque. */
    colorScheme: oneOf(["normal", "light", "dark", "light dark"]),
  },
  /** CSS pixels. */
  resize: { height: integerBetween(1, 10_000) },
  /** And the fields of the event's own shape. */
  event: { name: oneOf(Object.keys(frameEventShapes) as FrameEventName[]) },
  token_needed: { reason: oneOf(["first", "expired"]) },
  success: {
    eventId: recordId,
    connectionId: recordId,
    destinationType: slug,
    /** The tests passed, and a reviewer decides next. */
    pending: flag,
    /** Over the other fields, by the server: see `sign-terminal-event`. */
    sig: signature,
  },
  exit: {
    /** Null where the server recorded no event, for example because the token was never accepted. */
    eventId: orNull(recordId),
    reason: oneOf(exitReasons),
    stepId: orNull(slug),
    lastErrorCode: orNull(slug),
    dirty: flag,
    sig: signature,
  },
} as const;

type MessageShapes = typeof frameMessageShapes;
export type FrameMessageType = keyof MessageShapes;
export type FramePayload<T extends FrameMessageType> = T extends "event"
  ? FrameEvent
  : PayloadOf<MessageShapes[T]>;
export type FrameMessage = {
  [T in FrameMessageType]: { readonly type: T; readonly payload: FramePayload<T> };
}[FrameMessageType];

export const frameShapeOf: ShapeOf = (type, payload) => {
  const shape = ownShape(frameMessageShapes, type);
  return type === "event" ? { ...shape, ...ownShape(frameEventShapes, payload.name) } : shape;
};
