import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { StrayError } from "@/lib/shared/errors/stray-error";

const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.work-with-drivers");

/** What work with a driver is going on; one for all bundles of this process. */
function underWay(): AsyncLocalStorage<AbortController> {
  holder[key] ??= new AsyncLocalStorage<AbortController>();
  return holder[key] as AsyncLocalStorage<AbortController>;
}

/**
 * Does work with a driver. What a hostile server makes it throw out of an event reaches no caller; here it
 * aborts the signal of the work, with a `StrayError` for its reason, so that the work ends at once.
 */
export async function endOnStrayError<Result>(input: {
  readonly signal: AbortSignal;
  readonly work: (signal: AbortSignal) => Promise<Result>;
}): Promise<Result> {
  const { signal, work } = input;
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  try {
    return await underWay().run(controller, () => work(controller.signal));
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Ends the work that a stray error came out of, if any: called from the place where such errors arrive. */
export function reportStrayError({ error }: { readonly error: unknown }): void {
  underWay()
    .getStore()
    ?.abort(new StrayError({ cause: error }));
}
