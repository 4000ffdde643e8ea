import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeLinkSession, linkSessionView } from "./describe-link-session";
import { whereStatus } from "./where-status";

/** Query of `GET /api/v1/link-sessions`. */
export const listLinkSessionsInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.string().min(1).max(2_000).optional(),
  /** No session ends as `exited` today: one whose user left stays open until it expires. */
  status: linkSessionView.shape.status.exclude(["exited"]).optional(),
  recipientId: z.uuid().optional(),
  mode: linkSessionView.shape.mode.optional(),
  /** `true` for those of the sandbox alone, `false` for none of them. */
  sandbox: z.enum(["true", "false"]).optional(),
});

/** A page of link sessions. */
export const linkSessionPage = z.object({
  linkSessions: z.array(linkSessionView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Link sessions of the caller's workspace, newest first, by keyset: the last page is as fast as the first. @throws BadCursorError */
export async function listLinkSessions(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof listLinkSessionsInput>;
}): Promise<z.infer<typeof linkSessionPage>> {
  const { limit, cursor, status, recipientId, mode, sandbox } = input.query;
  const place = {
    list: "link-sessions",
    workspaceId: input.caller.workspaceId,
    status,
    recipientId,
    mode,
    sandbox,
  };
  const rows = await tenantStore(input.caller).linkSession.findMany({
    where: {
      ...(recipientId === undefined ? {} : { recipientId }),
      ...(mode === undefined ? {} : { mode }),
      ...(sandbox === undefined ? {} : { sandbox: sandbox === "true" }),
      AND: [
        status === undefined ? {} : whereStatus({ status, now: new Date() }),
        cursor === undefined ? {} : after(openCursor({ place, cursor })),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    linkSessions: page.map((row) => describeLinkSession({ row })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [last.createdAt.toISOString(), last.id] }) : null,
  };
}

/** The leading `lte` is what lets the index start at the cursor; the OR alone reads every row before it. */
function after([time, id]: readonly (string | null)[]) {
  const createdAt = new Date(time ?? 0);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id ?? "" } }] };
}
