import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { revokeHandovers } from "@/lib/services/handover/revoke-handovers";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Withdraws a link session: its token and its frame stop working at once, and so do the links its user made. Again
 * is no error. @throws NotFoundError
 */
export async function revokeLinkSession(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<void> {
  const { caller, id } = input;
  if (!linkSessionIdPattern.test(id)) throw new NotFoundError({ what: "link session" });
  await tenantStore(caller).$transaction(async (transaction) => {
    const row = await transaction.linkSession.findFirst({ where: { id }, select: { revokedAt: true } });
    if (row === null) throw new NotFoundError({ what: "link session" });
    if (row.revokedAt !== null) return;
    await transaction.linkSession.update({ where: { id }, data: { revokedAt: new Date() } });
    await revokeHandovers({ transaction, sessionId: id });
    const event = auditEvent({
      actor: actorOf({ caller }),
      action: "link_session.revoked",
      subject: id,
    });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...event } });
  });
}
