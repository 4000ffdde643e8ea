import "server-only";
import { log } from "@/lib/config/logger";
import { reportStrayError } from "@/lib/services/destination/end-on-stray-error";

/** Where Next keeps the listener that prints rejections nobody handled; it takes one that is there already. */
const nextsListener = Symbol.for("next.unhandledRejectionListener");

/**
 * Keeps the process alive whatever is thrown out of an event: the check or look it came out of ends, and the
 * log has its class, code and frames. Takes precedence over Next's listeners, which would print the whole error:
 * a driver's message may hold what was typed.
 */
export function outliveStrayErrors(): void {
  process.setUncaughtExceptionCaptureCallback(receive);
  (globalThis as { [key: symbol]: unknown })[nextsListener] = receive;
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", receive);
}

function receive(error: unknown): void {
  log("error", "an error was thrown where nobody could catch it", { error });
  reportStrayError({ error });
}
