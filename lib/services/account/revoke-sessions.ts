import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { tenantStore } from "@/lib/store/tenant-store";

/** Ends one of the member's own sessions, or all but the one in use. @returns how many ended */
export async function revokeSessions(input: {
  readonly member: SignedInMember;
  readonly which: { readonly id: string } | "others";
}): Promise<{ readonly ended: number }> {
  const { member, which } = input;
  const { workspaceId, memberId } = member;
  const id = which === "others" ? { not: member.sessionId } : which.id;
  return tenantStore(member).$transaction(async (transaction) => {
    const { count } = await transaction.memberSession.updateMany({
      where: { id, memberId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const data = { count };
    const event = auditEvent({
      actor: `member:${memberId}`,
      action: "member.sessions_revoked",
      subject: memberId,
      data,
    });
    if (count > 0) await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return { ended: count };
  });
}
