import { NetworkError } from "@/lib/shared/errors/network-error";

export interface Deadline {
  /** Milliseconds this one operation may take. */
  readonly ms: number;
  /** Ends the operation early. */
  readonly signal: AbortSignal;
  /** The error where the time is over. */
  readonly expired: () => NetworkError;
}

/**
 * Settles like `work`, or rejects when the time is over or the signal aborts, whichever is first.
 * `abandon` then closes what the work holds, so that a late success leaks nothing.
 */
export async function withDeadline<T>(input: {
  readonly work: Promise<T>;
  readonly deadline: Deadline;
  readonly abandon: () => void;
}): Promise<T> {
  const { work, deadline, abandon } = input;
  // A rejection that arrives after the deadline has no other listener.
  work.catch(() => {});
  let stop = (): void => {};
  const ended = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(deadline.expired()), deadline.ms);
    const aborted = () => reject(abortError(deadline.signal));
    deadline.signal.addEventListener("abort", aborted, { once: true });
    if (deadline.signal.aborted) aborted();
    stop = () => {
      clearTimeout(timer);
      deadline.signal.removeEventListener("abort", aborted);
    };
  });
  try {
    return await Promise.race([ended, work]);
  } catch (error) {
    abandon();
    throw error;
  } finally {
    stop();
  }
}

function abortError(signal: AbortSignal): NetworkError {
  const reason: unknown = signal.reason;
  if (reason instanceof NetworkError) return reason;
  const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
  return isTimeout
    ? new NetworkError({ code: "timeout", userMessage: "The check took too long." })
    : new NetworkError({ code: "cancelled", userMessage: "The check was stopped." });
}
