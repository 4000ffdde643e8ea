import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { checkRunView, viewCheckRun } from "./view-check-run";

/** Query of `GET /api/v1/connections/{id}/check-runs`. */
export const listCheckRunsInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
});

export const checkRunPage = z.object({
  checkRuns: z.array(checkRunView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Every check of a connection with its setup tests, newest first. @throws NotFoundError, BadCursorError */
export async function listCheckRuns(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly query: z.infer<typeof listCheckRunsInput>;
}): Promise<z.infer<typeof checkRunPage>> {
  const { caller, id, query } = input;
  const store = tenantStore(caller);
  const found = await store.connection.findFirst({ where: { id }, select: { id: true } });
  if (found === null) throw new NotFoundError({ what: "connection" });
  const place = { list: "check-runs", workspaceId: caller.workspaceId, connectionId: id };
  const after = query.cursor === undefined ? {} : before(openCursor({ place, cursor: query.cursor }));
  const rows = await store.checkRun.findMany({
    where: { connectionId: id, ...after },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const hasNext = rows.length > query.limit && last !== undefined;
  return {
    checkRuns: page.map((row) => viewCheckRun({ row })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [last.createdAt.toISOString(), last.id] }) : null,
  };
}

/** The leading `lte` is what lets the index start at the cursor. */
function before([time, id]: readonly (string | null)[]) {
  const createdAt = new Date(time ?? 0);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id ?? "" } }] };
}
