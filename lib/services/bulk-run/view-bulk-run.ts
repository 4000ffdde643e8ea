import type { BulkAction, BulkFailure, BulkRunView } from "@/lib/shared/connection/bulk-run";
import type { TenantTransaction } from "@/lib/store/tenant-store";

type BulkRunRow = NonNullable<Awaited<ReturnType<TenantTransaction["bulkRun"]["findFirst"]>>>;

/** A bulk run as the dashboard shows it. */
export function viewBulkRun({ row }: { readonly row: BulkRunRow }): BulkRunView {
  return {
    id: row.id,
    action: row.action as BulkAction,
    state: row.state,
    total: row.connectionIds.length,
    done: row.done,
    failures: row.failures as unknown as readonly BulkFailure[],
    requestedBy: row.requestedBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
