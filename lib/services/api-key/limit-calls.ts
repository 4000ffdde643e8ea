import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { getEnv } from "@/lib/config/env";
import { RateLimitedError } from "@/lib/services/errors";

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.rate-limiter");

/**
 * Counts a call of an API key; LATCHKEY_RATE_LIMIT calls a minute pass in each process.
 * @throws RateLimitedError
 */
export async function limitCalls({ apiKeyId }: { readonly apiKeyId: string }): Promise<void> {
  holder[symbol] ??= new RateLimiterMemory({ points: getEnv().rateLimit, duration: 60 });
  try {
    await (holder[symbol] as RateLimiterMemory).consume(apiKeyId);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new RateLimitedError({ retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
  }
}
