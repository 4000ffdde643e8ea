import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import type { BulkRunView } from "@/lib/shared/connection/bulk-run";
import { tenantStore } from "@/lib/store/tenant-store";
import { getBulkRun } from "./get-bulk-run";

/**
 * Stops a run after the connections it is at: those done stay done and counted, the rest is left alone. One
 * that has ended stays as it is.
 * @throws NotFoundError
 */
export async function cancelBulkRun(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<BulkRunView> {
  const { caller, id } = input;
  const { workspaceId } = caller;
  await tenantStore(caller).$transaction(async (transaction) => {
    const { count } = await transaction.bulkRun.updateMany({
      where: { id, state: { in: ["queued", "running"] } },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    if (count === 0) return;
    const event = auditEvent({ actor: actorOf({ caller }), action: "bulk_run.cancelled", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
  return getBulkRun({ caller, id });
}
