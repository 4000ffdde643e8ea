import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { BulkRunView } from "@/lib/shared/connection/bulk-run";
import { tenantStore } from "@/lib/store/tenant-store";
import { viewBulkRun } from "./view-bulk-run";

/** How many are shown; what happened before stands in the audit log. */
const shownAtMost = 20;

/** The latest bulk runs of the workspace, newest first. */
export async function listBulkRuns({ caller }: { readonly caller: Caller }): Promise<readonly BulkRunView[]> {
  const rows = await tenantStore(caller).bulkRun.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: shownAtMost,
  });
  return rows.map((row) => viewBulkRun({ row }));
}
