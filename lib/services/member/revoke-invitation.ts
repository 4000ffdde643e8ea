import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type MemberCaller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** Withdraws an invitation: its link is worth nothing from here on. @throws NotFoundError */
export async function revokeInvitation(input: {
  readonly caller: MemberCaller;
  readonly id: string;
}): Promise<void> {
  const { caller, id } = input;
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  const event = auditEvent({ actor, action: "member.invitation_revoked", subject: id });
  await tenantStore(caller).$transaction(async (transaction) => {
    const { count } = await transaction.memberInvitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new NotFoundError({ what: "invitation" });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
