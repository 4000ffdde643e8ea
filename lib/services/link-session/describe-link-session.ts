import { z } from "zod";
import type { LinkSessionRow } from "@/lib/store/find-link-session";

const time = z.iso.datetime();

/** A link session as the API shows it: what happened, never what was typed. */
export const linkSessionView = z.object({
  id: z.string(),
  status: z.enum(["created", "open", "succeeded", "exited", "expired", "revoked"]),
  mode: z.enum(["create", "edit", "reauthorize"]),
  recipientId: z.uuid(),
  connectionId: z.uuid().nullable(),
  destinationTypes: z.array(z.string()),
  allowedOrigins: z.array(z.string()),
  /** Id of the session whose user made this one, to have a part of the form filled in or to go on elsewhere. */
  handedOverBy: z.string().nullable(),
  /** It has a page of its own. */
  hosted: z.boolean(),
  /** Nothing it does is real; see `/docs/sandbox`. */
  sandbox: z.boolean(),
  sandboxScenario: z.string().nullable(),
  locale: z.string(),
  createdAt: time,
  exchangedAt: time.nullable(),
  expiresAt: time,
  endedAt: time.nullable(),
  /** `success`, `filled_in` where it was for a part of the form alone, or the reason of the exit. */
  outcome: z.string().nullable(),
  /** Id of the terminal event, the same as in the page. */
  eventId: z.string().nullable(),
  lastStepId: z.string().nullable(),
  lastErrorCode: z.string().nullable(),
});

export type LinkSessionView = z.infer<typeof linkSessionView>;

export function describeLinkSession({ row }: { readonly row: LinkSessionRow }): LinkSessionView {
  return {
    id: row.id,
    status: statusOf(row),
    mode: row.mode,
    recipientId: row.recipientId,
    connectionId: row.connectionId,
    destinationTypes: row.destinationTypes,
    allowedOrigins: row.allowedOrigins,
    handedOverBy: row.handedOverBy,
    hosted: row.hosted,
    sandbox: row.sandbox,
    sandboxScenario: row.sandboxScenario,
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
  if (row.outcome === "success" || row.outcome === "filled_in") return "succeeded";
  if (row.endedAt !== null) return "exited";
  if (row.revokedAt !== null) return "revoked";
  if (row.expiresAt <= new Date()) return "expired";
  return row.exchangedAt === null ? "created" : "open";
}
