import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { type Actors, describeActors } from "@/lib/services/connection/describe-actors";
import { orFirstPage } from "@/lib/services/list-cursor/or-first-page";
import { addDays, startOfDay } from "@/lib/shared/utc-day";
import { listAuditActions } from "@/lib/store/list-audit-actions";
import { getStore } from "@/lib/store/store-holder";
import type { AuditView } from "./audit-view";
import { listAuditEvents, listAuditInput } from "./list-audit-events";

/** So many entries are verified in well under a second. */
const soonVerified = 5_000n;

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
  /** The log is short enough to be verified whenever it is looked at. */
  readonly isSoonVerified: boolean;
}

/** A page of the audit log as the dashboard shows it; the first where the cursor is none of this list. */
export async function listAuditPage(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof auditPageQuery>;
}): Promise<AuditPage> {
  const { caller, query } = input;
  const where = { id: caller.workspaceId };
  const [page, actions, workspace] = await Promise.all([
    orFirstPage({
      query: { ...listQuery(query), cursor: query.cursor, limit: 50 },
      list: (wanted) => listAuditEvents({ caller, query: wanted }),
    }),
    listAuditActions(caller),
    getStore().prisma.workspace.findUniqueOrThrow({ where, select: { auditHeadSeq: true } }),
  ]);
  const entries = page.auditEvents;
  return {
    entries,
    nextCursor: page.nextCursor,
    actors: await describeActors({ caller, actors: entries.map((entry) => entry.actor) }),
    actions,
    isSoonVerified: workspace.auditHeadSeq <= soonVerified,
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
