import "server-only";
import { whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import type { AuditEventRow } from "@/lib/services/audit/audit-event";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { NotFoundError } from "@/lib/services/errors";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import { addCheckRun } from "./add-check-run";

/**
 * Queues a new check of a stored connection, unchanged: of what is in use, or of the change that the same link
 * session asked for and that is not in use yet.
 * @param before written in the same transaction (an approval, an audit entry)
 * @throws NotFoundError
 */
export async function startCheckRun(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly requestedBy: string;
  readonly audit?: AuditEventRow;
  readonly before?: (transaction: TenantTransaction) => Promise<void>;
}): Promise<StartedCheck> {
  await whenJobQueueIsOpen();
  const { workspaceId, connectionId } = input;
  const store = tenantStore({ workspaceId });
  const connection = await store.connection.findFirst({ where: { id: connectionId } });
  const connector = connection === null ? undefined : await loadDestinationType(connection);
  if (connection === null || connector === undefined) throw new NotFoundError({ what: "connection" });
  const { version: credentialVersion, config } = await versionFor({ ...input, connection });
  const plan = connector.plan(config as PropertyValues);
  const checkRunId = await store.$transaction(async (transaction) => {
    await input.before?.(transaction);
    if (input.audit !== undefined)
      await transaction.auditEvent.create({ data: { workspaceId, ...input.audit } });
    const { requestedBy } = input;
    return addCheckRun({ transaction, workspaceId, connectionId, credentialVersion, plan, requestedBy });
  });
  return { connectionId, checkRunId, plan };
}

async function versionFor(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly requestedBy: string;
  readonly connection: { readonly credentialVersion: number; readonly config: unknown };
}) {
  const { workspaceId, connectionId, requestedBy, connection } = input;
  const offered = requestedBy.startsWith("link_session:")
    ? await tenantStore({ workspaceId }).credentialVersion.findFirst({
        where: { connectionId, state: "candidate", createdBy: requestedBy },
        select: { version: true, config: true },
      })
    : null;
  return offered ?? { version: connection.credentialVersion, config: connection.config };
}
