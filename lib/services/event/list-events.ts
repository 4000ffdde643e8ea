import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { eventTypes } from "./event-catalogue";

/** Query of `GET /api/v1/events`. */
export const listEventsInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
  type: z.enum(eventTypes).optional(),
  connectionId: z.uuid().optional(),
});

/** An event as webhooks tell it. */
const eventView = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.iso.datetime(),
  connectionId: z.uuid().nullable(),
  linkSessionId: z.string().nullable(),
  /** Of a sandbox connection or link session: nothing real happened. */
  sandbox: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});

export const eventPage = z.object({
  events: z.array(eventView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** What happened, newest first: for hosts that ask instead of being told. @throws BadCursorError */
export async function listEvents(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof listEventsInput>;
}): Promise<z.infer<typeof eventPage>> {
  const { caller, query } = input;
  const { limit, cursor, type, connectionId } = query;
  const place = { list: "events", workspaceId: caller.workspaceId, type, connectionId };
  const rows = await tenantStore(caller).event.findMany({
    where: {
      ...(type === undefined ? {} : { type }),
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(cursor === undefined ? {} : { seq: { lt: BigInt(openCursor({ place, cursor })[0] ?? "0") } }),
    },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    events: page.map((row) => ({
      id: row.id,
      type: row.type,
      timestamp: row.createdAt.toISOString(),
      connectionId: row.connectionId,
      linkSessionId: row.linkSessionId,
      sandbox: row.sandbox,
      data: row.payload as Record<string, unknown>,
    })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [String(last.seq)] }) : null,
  };
}
