import type { FrameEventName } from "./frame-messages";

/** Events of `onEvent` that the SDK itself adds to those of the frame. */
export type HostEventName = "OPEN" | "TOKEN_EXPIRED";

/**
 * The one table of events and how far a host may rely on them. `stable`: name and fields stay within
 * protocol version 1. `experimental`: may change or go in any release; log it, do not build on it.
 */
export const eventStability = {
  OPEN: "stable",
  SELECT_DESTINATION: "stable",
  DESTINATION_NOT_LISTED: "experimental",
  STEP_VIEWED: "experimental",
  STEP_COMPLETED: "stable",
  SUBMITTED: "stable",
  TEST_RESULT: "experimental",
  CHECKS_FINISHED: "stable",
  TOKEN_EXPIRED: "stable",
  ERROR: "stable",
} as const satisfies Record<FrameEventName | HostEventName, "stable" | "experimental">;
