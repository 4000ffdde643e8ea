import type { ActionError, ActionResult } from "@/lib/shared/capture/contract";

/** Codes made in the frame itself; all others come from the server. */
export type FrameErrorCode = "network" | "no_token" | "stream_lost";

/** An error of the frame's own, in the shape that actions answer. */
export function frameError(code: FrameErrorCode, message: string): ActionError {
  return { code, message, requestId: "" };
}

/** Turns a call that throws (no network, server restarting) into an error result. The cause is not shown. */
export async function settle<T>(
  call: Promise<ActionResult<T>>,
  networkMessage: string,
): Promise<ActionResult<T>> {
  try {
    return await call;
  } catch {
    return { ok: false, error: frameError("network", networkMessage) };
  }
}
