import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { type ApiCaller, actorOf } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** The holder says that it has let go of the credentials. Again is no error. @throws NotFoundError */
export async function endLease(input: {
  readonly caller: ApiCaller;
  readonly id: string;
  readonly leaseId: string;
}): Promise<void> {
  const { caller, id, leaseId } = input;
  await tenantStore(caller).$transaction(async (transaction) => {
    const row = await transaction.credentialLease.findFirst({ where: { id: leaseId, connectionId: id } });
    if (row === null) throw new NotFoundError({ what: "lease" });
    if (row.endedAt !== null) return;
    await transaction.credentialLease.updateMany({
      where: { id: leaseId },
      data: { endedAt: new Date() },
    });
    const actor = actorOf({ caller });
    const event = auditEvent({ actor, action: "credential.lease_ended", subject: id, data: { leaseId } });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...event } });
  });
}
