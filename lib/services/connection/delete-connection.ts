import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError, StaleError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Deletes a connection and everything secret of it: with its wrapped data keys gone, no copy of the
 * ciphertexts opens any more. What happened stays in the audit log.
 * @throws NotFoundError, StaleError
 */
export async function deleteConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
}): Promise<void> {
  const { caller, id, ifMatch } = input;
  const { workspaceId } = caller;
  await tenantStore(caller).$transaction(async (transaction) => {
    const row = await transaction.connection.findFirst({
      where: { id },
      select: { revision: true, destinationType: true },
    });
    if (row === null) throw new NotFoundError({ what: "connection" });
    if (ifMatch !== null && ifMatch !== row.revision) throw new StaleError();
    const ofConnection = { where: { connectionId: id } };
    await transaction.credentialVersion.deleteMany(ofConnection);
    await transaction.draft.deleteMany({ where: { OR: [{ connectionId: id }, { submittedAs: id }] } });
    await transaction.trustApproval.deleteMany(ofConnection);
    await transaction.checkRun.deleteMany(ofConnection);
    await transaction.transfer.deleteMany(ofConnection);
    await transaction.connectionAccounts.deleteMany(ofConnection);
    await transaction.connectionNumber.deleteMany(ofConnection);
    await transaction.connectionReview.deleteMany(ofConnection);
    // While the row is there, which tells whether the event is one of the sandbox.
    const payload = { provider: row.destinationType };
    await recordEvent({ transaction, workspaceId, type: "connection.deleted", connectionId: id, payload });
    const { count } = await transaction.connection.deleteMany({ where: { id } });
    if (count === 0) throw new NotFoundError({ what: "connection" });
    const event = auditEvent({ actor: actorOf({ caller }), action: "connection.deleted", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
