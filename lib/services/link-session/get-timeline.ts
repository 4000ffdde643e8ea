import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import { getLinkSession } from "./get-link-session";

/** What a user did in a link session, oldest first. */
export const sessionTimeline = z.object({
  timeline: z.array(
    z.object({
      at: z.iso.datetime(),
      /** `link_session.opened`, `step_completed`, `step_refused`, `submitted`, `connection.checked`, … */
      type: z.string(),
      /** Ids, names of properties and codes; never a value. */
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  /** The timeline is longer than what is shown. */
  truncated: z.boolean(),
});

/** Most entries shown: a session lasts hours and a person types. */
const shownAtMost = 500;

/**
 * Where the user is, what was refused, and which checks ran: what support needs to help. A connection's
 * checks are told from the session's first submission on.
 * @throws NotFoundError
 */
export async function getTimeline(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<z.infer<typeof sessionTimeline>> {
  const { caller, id } = input;
  const { connectionId, createdAt, endedAt } = await getLinkSession({ caller, id });
  const store = tenantStore(caller);
  const during = { gte: new Date(createdAt), ...(endedAt === null ? {} : { lte: new Date(endedAt) }) };
  const [steps, told, checks] = await Promise.all([
    store.linkSessionEvent.findMany({
      where: { linkSessionId: id },
      orderBy: { at: "asc" },
      take: shownAtMost,
    }),
    store.event.findMany({
      where: { linkSessionId: id, type: { startsWith: "link_session." } },
      orderBy: { seq: "asc" },
      take: shownAtMost,
    }),
    connectionId === null
      ? []
      : store.event.findMany({
          where: { connectionId, type: "connection.checked", createdAt: during },
          orderBy: { seq: "asc" },
          take: shownAtMost,
        }),
  ]);
  const all = [
    ...steps.map(({ at, type, data }) => ({ at, type, data })),
    ...[...told, ...checks].map(({ createdAt: at, type, payload }) => ({ at, type, data: payload })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    timeline: all.slice(0, shownAtMost).map(({ at, type, data }) => ({
      at: at.toISOString(),
      type,
      data: data as Record<string, unknown>,
    })),
    truncated: all.length > shownAtMost,
  };
}
