import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { RateLimitedError } from "@/lib/services/errors";
import { runSql } from "@/lib/store/run-sql";

/** Releases of one connection by one key in a minute: a pipeline needs few, a thief wants many. */
const releasesAMinute = 30;

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.release-limiter");

/**
 * Counts a release, in the database: however many processes serve the API, the limit is one. A release writes
 * several rows anyway; the calls of a key, which are many and cheap, are counted in each process (`limitCalls`).
 * @throws RateLimitedError
 */
export async function limitReleases(input: {
  readonly apiKeyId: string;
  readonly connectionId: string;
}): Promise<void> {
  holder[symbol] ??= newLimiter();
  try {
    await (holder[symbol] as RateLimiterPostgres).consume(`${input.apiKeyId}/${input.connectionId}`);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new RateLimitedError({ retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
  }
}

/** Over the table that the migrations made; what is over is deleted every five minutes. */
function newLimiter(): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: {
      query: async (statement: { readonly text: string; readonly values: readonly unknown[] }) => ({
        rows: await runSql(statement),
      }),
    },
    storeType: "client",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: "release",
    points: releasesAMinute,
    duration: 60,
  });
}
