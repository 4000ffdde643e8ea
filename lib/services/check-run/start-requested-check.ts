import "server-only";
import type { Caller } from "@/lib/services/caller";
import { verifyConnection } from "@/lib/services/connection/verify-connection";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Checks a connection now, for somebody who watches: answers with the run to follow and its tests in order.
 * @throws NotFoundError; ConflictError where the connection is disabled
 */
export async function startRequestedCheck(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<StartedCheck> {
  const { caller, id } = input;
  const { verificationDetails } = await verifyConnection({ caller, id, waitSeconds: 0 });
  const checkRunId = String(verificationDetails.checkRunId);
  const { plan } = await tenantStore(caller).checkRun.findFirstOrThrow({
    where: { id: checkRunId },
    select: { plan: true },
  });
  return { connectionId: id, checkRunId, plan: plan as unknown as StartedCheck["plan"] };
}
