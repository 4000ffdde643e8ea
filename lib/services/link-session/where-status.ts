import type { LinkSessionView } from "./describe-link-session";
import { longestHostedSeconds, longestLifetimeMs } from "./lifetimes";

/** One that has not ended was made within this time, in ms. */
const longestAliveMs = longestHostedSeconds * 1000 + longestLifetimeMs;

/**
 * The rows that have a status, as `describeLinkSession` tells it. Those that are alive are new, and saying so
 * lets the index of the list leave out all others.
 */
export function whereStatus(input: {
  readonly status: Exclude<LinkSessionView["status"], "exited">;
  readonly now: Date;
}) {
  const { now } = input;
  const isNoSuccess = { OR: [{ outcome: null }, { outcome: { not: "success" } }] };
  const alive = {
    endedAt: null,
    revokedAt: null,
    expiresAt: { gt: now },
    createdAt: { gt: new Date(now.getTime() - longestAliveMs) },
    ...isNoSuccess,
  };
  const conditions = {
    succeeded: { outcome: "success" },
    revoked: { endedAt: null, revokedAt: { not: null }, ...isNoSuccess },
    expired: { endedAt: null, revokedAt: null, expiresAt: { lte: now }, ...isNoSuccess },
    created: { ...alive, exchangedAt: null },
    open: { ...alive, exchangedAt: { not: null } },
  };
  return conditions[input.status];
}
