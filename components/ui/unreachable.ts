import type { ActionError } from "@/lib/shared/capture/contract";

/** What stands for the answer of a server that was not reached: the browser knows no more. */
export function unreachable(): { readonly ok: false; readonly error: ActionError } {
  const message = "Latchkey cannot be reached. Try again in a moment.";
  return { ok: false, error: { code: "unreachable", message, requestId: "" } };
}
