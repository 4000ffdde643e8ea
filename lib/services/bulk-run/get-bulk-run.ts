import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import type { BulkRunView } from "@/lib/shared/connection/bulk-run";
import { tenantStore } from "@/lib/store/tenant-store";
import { viewBulkRun } from "./view-bulk-run";

/** How a bulk run stands. @throws NotFoundError */
export async function getBulkRun(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<BulkRunView> {
  const row = await tenantStore(input.caller).bulkRun.findFirst({ where: { id: input.id } });
  if (row === null) throw new NotFoundError({ what: "bulk action" });
  return viewBulkRun({ row });
}
