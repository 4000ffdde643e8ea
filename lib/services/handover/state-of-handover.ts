import type { Handover, HandoverState } from "@/lib/shared/capture/handover";
import type { LinkSessionRow } from "@/lib/store/find-link-session";

/** How a handover stands, as whoever made it may know it: never who opened it, nor a value. */
export function stateOfHandover(row: LinkSessionRow): Handover {
  return {
    id: row.id,
    stepId: row.partStepId,
    secretsOnly: row.partSecretsOnly,
    state: stateOf(row),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function stateOf({ outcome, endedAt, revokedAt, expiresAt, exchangedAt }: LinkSessionRow): HandoverState {
  if (outcome === "success" || outcome === "filled_in") return "filled_in";
  if (endedAt !== null || revokedAt !== null || expiresAt <= new Date()) return "ended";
  return exchangedAt === null ? "waiting" : "opened";
}
