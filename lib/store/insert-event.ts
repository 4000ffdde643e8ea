import "server-only";
import type { TenantTransaction } from "./tenant-store";

/** An event as the SQL function takes it. */
export interface EventRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly type: string;
  readonly connectionId: string | null;
  readonly linkSessionId: string | null;
  readonly payload: object;
}

/** Writes an event, its deliveries and their jobs as a part of the transaction. */
export async function insertEvent(input: {
  readonly transaction: Pick<TenantTransaction, "$executeRaw">;
  readonly event: EventRow;
}): Promise<void> {
  await input.transaction.$executeRaw`select record_event(${JSON.stringify(input.event)}::jsonb)`;
}
