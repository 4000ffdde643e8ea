import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { type Actors, describeActors } from "@/lib/services/connection/describe-actors";
import { addDays, startOfDay } from "@/lib/shared/utc-day";
import { listAuditActions } from "@/lib/store/list-audit-actions";
import type { AuditView } from "./audit-view";
import { listAuditEvents, listAuditInput } from "./list-audit-events";

const { actor, action, subject, cursor } = listAuditInput.shape;
const day = z.iso.date().optional().catch(undefined);
const text = (schema: typeof actor) =>
  z.preprocess((value) => (typeof value === "string" ? value.trim() : value), schema).catch(undefined);

/** Filters of the dashboard's audit log: what a person may have typed into the address is left out where it is no filter. */
export const auditFilters = z.object({
  actor: text(actor),
  action: text(action),
  subject: text(subject),
  /** First day (UTC). */
  from: day,
  /** Last day (UTC), included. */
  to: day,
});

/** Query of the dashboard's audit log. */
export const auditPageQuery = auditFilters.extend({ cursor: cursor.catch(undefined) });

export interface AuditPage {
  readonly entries: readonly AuditView[];
  readonly nextCursor: string | null;
  readonly actors: Actors;
  /** Every action that the log tells of, to filter by. */
  readonly actions: readonly string[];
}

/** A page of the audit log as the dashboard shows it. @throws BadCursorError */
export async function listAuditPage(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof auditPageQuery>;
}): Promise<AuditPage> {
  const { caller, query } = input;
  const [page, actions] = await Promise.all([
    listAuditEvents({ caller, query: { ...listQuery(query), cursor: query.cursor, limit: 50 } }),
    listAuditActions(caller),
  ]);
  const entries = page.auditEvents;
  return {
    entries,
    nextCursor: page.nextCursor,
    actors: await describeActors({ caller, actors: entries.map((entry) => entry.actor) }),
    actions,
  };
}

/** The same filters as the list of the API takes them. */
export function listQuery({ from, to, actor, action, subject }: z.infer<typeof auditFilters>) {
  return {
    actor,
    action,
    subject,
    since: from === undefined ? undefined : startOfDay({ day: from }).toISOString(),
    until: to === undefined ? undefined : startOfDay({ day: addDays({ day: to, days: 1 }) }).toISOString(),
  };
}
