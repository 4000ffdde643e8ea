import type { LinkSessionRow } from "@/lib/store/find-link-session";

/** A link session as the API shows it: what happened, never what was typed. */
export interface LinkSessionView {
  readonly id: string;
  readonly status: "created" | "open" | "succeeded" | "exited" | "expired" | "revoked";
  readonly mode: string;
  readonly recipientId: string;
  readonly connectionId: string | null;
  readonly destinationTypes: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly locale: string;
  readonly createdAt: string;
  readonly exchangedAt: string | null;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  /** `success`, or the reason of the exit. */
  readonly outcome: string | null;
  /** Id of the terminal event, the same as in the page. */
  readonly eventId: string | null;
  readonly lastStepId: string | null;
  readonly lastErrorCode: string | null;
}

export function describeLinkSession({ row }: { readonly row: LinkSessionRow }): LinkSessionView {
  return {
    id: row.id,
    status: statusOf(row),
    mode: row.mode,
    recipientId: row.recipientId,
    connectionId: row.connectionId,
    destinationTypes: row.destinationTypes,
    allowedOrigins: row.allowedOrigins,
    locale: row.locale,
    createdAt: row.createdAt.toISOString(),
    exchangedAt: row.exchangedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    outcome: row.outcome,
    eventId: row.eventId,
    lastStepId: row.lastStepId,
    lastErrorCode: row.lastErrorCode,
  };
}

function statusOf(row: LinkSessionRow): LinkSessionView["status"] {
  if (row.outcome === "success") return "succeeded";
  if (row.endedAt !== null) return "exited";
  if (row.revokedAt !== null) return "revoked";
  if (row.expiresAt <= new Date()) return "expired";
  return row.exchangedAt === null ? "created" : "open";
}
