import "server-only";
import type { Caller } from "@/lib/services/caller";
import { typesOfEvents } from "@/lib/services/event/types-of-events";
import { tenantStore } from "@/lib/store/tenant-store";

/** Looked back at most; an endpoint's page has all of its own. */
const shownAtMost = 50;

/** One event about a connection on its way to one endpoint. */
export interface ConnectionDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** Address of the endpoint; null where it was deleted. */
  readonly url: string | null;
  readonly eventType: string | null;
  readonly state: "pending" | "succeeded" | "failed" | "cancelled";
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastErrorCode: string | null;
  readonly createdAt: string;
}

/** What webhooks were told of a connection, newest first. */
export async function listConnectionDeliveries(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<readonly ConnectionDelivery[]> {
  const store = tenantStore(input.caller);
  const endpoints = await store.webhookEndpoint.findMany({ select: { id: true, url: true } });
  const rows = await store.webhookDelivery.findMany({
    // Named one by one, endpoints let the index of what each was told in order be used.
    where: { orderKey: input.id, endpointId: { in: endpoints.map(({ id }) => id) } },
    orderBy: { seq: "desc" },
    take: shownAtMost,
  });
  const types = await typesOfEvents({ caller: input.caller, ids: rows.map(({ eventId }) => eventId) });
  const urls = new Map(endpoints.map(({ id, url }) => [id, url]));
  return rows.map((row) => ({
    id: row.id,
    endpointId: row.endpointId,
    url: urls.get(row.endpointId) ?? null,
    eventType: types.get(row.eventId) ?? null,
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.lastStatus,
    lastErrorCode: row.lastErrorCode,
    createdAt: row.createdAt.toISOString(),
  }));
}
