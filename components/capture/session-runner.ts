import type { ActionResult, CaptureActions, OpenedSession } from "@/lib/shared/capture/contract";
import { frameError, settle } from "./action-error";
import type { CaptureTexts } from "./texts";

/** How long the host has to give a token before the frame says that none came, in ms. */
const tokenWaitMs = 20_000;

type Exchange = Parameters<CaptureActions["exchangeToken"]>[0];

/** Holds the bearer, in memory only, and runs actions with it. */
export interface SessionRunner {
  /** The bearer of now, for a last message; null while there is none. */
  bearer(): string | null;
  /** Exchanges a token that the host gave. Calls that wait for one go on. */
  acceptToken(input: Exchange): Promise<ActionResult<OpenedSession>>;
  /**
   * Runs a call with the bearer. Waits for the first token; when the session turns out to be expired, asks
   * the host for a new token and repeats the call once. Answers `session_expired` where none comes in time.
   */
  run<T>(call: (bearer: string) => Promise<ActionResult<T>>): Promise<ActionResult<T>>;
}

export function createSessionRunner(input: {
  readonly exchangeToken: CaptureActions["exchangeToken"];
  readonly onTokenNeeded: (reason: "expired") => void;
  readonly texts: CaptureTexts;
  /** @default tokenWaitMs */
  readonly waitMs?: number;
}): SessionRunner {
  let bearer: string | null = null;
  const waiting = createWaitingCalls(input.waitMs ?? tokenWaitMs);

  async function renew(stale: string): Promise<string | null> {
    // Another call of the same moment may have renewed it already, or be about to.
    if (bearer !== null && bearer !== stale) return bearer;
    const first = bearer !== null;
    bearer = null;
    const next = waiting.nextBearer();
    if (first) input.onTokenNeeded("expired");
    return next;
  }

  return {
    bearer: () => bearer,
    async acceptToken(exchange) {
      const opened = await settle(input.exchangeToken(exchange), input.texts.networkError);
      bearer = opened.ok ? opened.value.bearer : null;
      waiting.answer(bearer);
      return opened;
    },
    async run(call) {
      const current = bearer ?? (await waiting.nextBearer());
      if (current === null) {
        return { ok: false, error: frameError("no_token", input.texts.notConnectedBody) };
      }
      const result = await settle(call(current), input.texts.networkError);
      if (result.ok || result.error.code !== "session_expired") return result;
      const renewed = await renew(current);
      return renewed === null ? result : settle(call(renewed), input.texts.networkError);
    },
  };
}

/** The calls that stand still until the host has given a token, for at most `waitMs` each. */
function createWaitingCalls(waitMs: number) {
  let waiting: ((next: string | null) => void)[] = [];
  return {
    /** The bearer that comes next; null where none comes in time or the exchange fails. */
    nextBearer(): Promise<string | null> {
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), waitMs);
        waiting.push((next) => {
          clearTimeout(timer);
          resolve(next);
        });
      });
    },
    answer(bearer: string | null): void {
      const resolved = waiting;
      waiting = [];
      for (const resolve of resolved) resolve(bearer);
    },
  };
}
