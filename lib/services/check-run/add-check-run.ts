import "server-only";
import { randomUUID } from "node:crypto";
import { enqueueCheckRun } from "@/lib/jobs/job-queue";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/**
 * Adds a check run and its job as part of the caller's transaction. The queue must be open
 * (`whenJobQueueIsOpen`, awaited before the transaction).
 * @returns the run's id
 */
export async function addCheckRun(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credentialVersion: number;
  readonly plan: StartedCheck["plan"];
  readonly requestedBy: string;
}): Promise<string> {
  const { transaction, workspaceId, connectionId, credentialVersion, requestedBy } = input;
  const checkRunId = randomUUID();
  await transaction.checkRun.create({
    data: {
      id: checkRunId,
      workspaceId,
      connectionId,
      credentialVersion,
      plan: input.plan.map((stage) => ({ ...stage })),
      results: [],
      requestedBy,
    },
  });
  await enqueueCheckRun({ transaction, job: { workspaceId, checkRunId } });
  return checkRunId;
}
