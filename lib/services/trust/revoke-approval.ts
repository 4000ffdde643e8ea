import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { tenantStore } from "@/lib/store/tenant-store";

/** Takes an approval back: the next check shows the peer again and asks. Again is no error. @throws NotFoundError */
export async function revokeApproval(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly approvalId: string;
}): Promise<void> {
  const { caller, id, approvalId } = input;
  const { workspaceId } = caller;
  await tenantStore(caller).$transaction(async (transaction) => {
    const row = await transaction.trustApproval.findFirst({ where: { id: approvalId, connectionId: id } });
    if (row === null) throw new NotFoundError({ what: "approval" });
    if (row.revokedAt !== null) return;
    await transaction.trustApproval.updateMany({
      where: { id: approvalId },
      data: { revokedAt: new Date() },
    });
    const payload = { kind: row.kind, host: row.host, port: row.port, fingerprint: row.fingerprint };
    const actor = actorOf({ caller });
    const event = auditEvent({ actor, action: "trust.revoked", subject: id, data: payload });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    await recordEvent({ transaction, workspaceId, type: "trust.revoked", connectionId: id, payload });
  });
}
