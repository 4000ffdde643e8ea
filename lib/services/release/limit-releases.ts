import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { RateLimitedError } from "@/lib/services/errors";

/** Releases of one connection by one key in a minute: a pipeline needs few, a thief wants many. */
const releasesAMinute = 30;

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.release-limiter");

/** @throws RateLimitedError */
export async function limitReleases(input: {
  readonly apiKeyId: string;
  readonly connectionId: string;
}): Promise<void> {
  holder[symbol] ??= new RateLimiterMemory({ points: releasesAMinute, duration: 60 });
  try {
    await (holder[symbol] as RateLimiterMemory).consume(`${input.apiKeyId}/${input.connectionId}`);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new RateLimitedError({ retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
  }
}
