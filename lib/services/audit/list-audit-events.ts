import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { auditView, viewAudit } from "./audit-view";

/** Query of `GET /api/v1/audit-events`. */
export const listAuditInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
  action: z.string().min(1).max(100).optional(),
  actor: z.string().min(1).max(200).optional(),
  subject: z.string().min(1).max(200).optional(),
  /** Entries from this time on. */
  since: z.iso.datetime().optional(),
  /** Entries before this time. */
  until: z.iso.datetime().optional(),
});

export const auditPage = z.object({
  auditEvents: z.array(auditView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Who did what, newest first. @throws BadCursorError */
export async function listAuditEvents(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof listAuditInput>;
}): Promise<z.infer<typeof auditPage>> {
  const { caller, query } = input;
  const { limit, cursor, action, actor, subject, since, until } = query;
  const place = {
    list: "audit-events",
    workspaceId: caller.workspaceId,
    action,
    actor,
    subject,
    since,
    until,
  };
  const given = Object.entries({ action, actor, subject }).filter(([, value]) => value !== undefined);
  const rows = await tenantStore(caller).auditEvent.findMany({
    where: {
      ...Object.fromEntries(given),
      AND: [
        since === undefined ? {} : { at: { gte: new Date(since) } },
        until === undefined ? {} : { at: { lt: new Date(until) } },
        cursor === undefined ? {} : before(openCursor({ place, cursor })),
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    auditEvents: page.map((row) => viewAudit({ row })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [last.at.toISOString(), last.id] }) : null,
  };
}

/** The leading `lte` is what lets the index start at the cursor. */
function before([time, id]: readonly (string | null)[]) {
  const at = new Date(time ?? 0);
  return { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id ?? "" } }] };
}
