import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { EventType } from "@/lib/services/event/event-catalogue";
import { tenantStore } from "@/lib/store/tenant-store";

/** Events that tell how a connection fared. */
const telling: readonly EventType[] = [
  "connection.created",
  "connection.status_changed",
  "connection.disabled",
  "connection.reactivated",
  "connection.credentials_replaced",
  "connection.credentials_rejected",
  "trust.peer_changed",
];

/** Looked back at most; all of it stands in the audit log. */
const shownAtMost = 50;

export interface StatusChange {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  /** Where the status changed. */
  readonly from: string | null;
  readonly to: string | null;
  /** Cause of the first failed test. */
  readonly code: string | null;
}

/** How a connection fared, newest first. */
export async function listStatusHistory(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<readonly StatusChange[]> {
  const rows = await tenantStore(input.caller).event.findMany({
    where: { connectionId: input.id, type: { in: [...telling] } },
    orderBy: { seq: "desc" },
    take: shownAtMost,
  });
  return rows.map(({ id, createdAt, type, payload }) => {
    const { from, to, code } = payload as Partial<Record<"from" | "to" | "code", string | null>>;
    return { id, at: createdAt.toISOString(), type, from: from ?? null, to: to ?? null, code: code ?? null };
  });
}
