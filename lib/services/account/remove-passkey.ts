import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { NotFoundError } from "@/lib/services/errors";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { tenantStore } from "@/lib/store/tenant-store";

/** Forgets one of a member's own passkeys. @throws NotFoundError */
export async function removePasskey(input: {
  readonly member: SignedInMember;
  readonly id: string;
}): Promise<void> {
  const { member, id } = input;
  const { workspaceId, memberId } = member;
  const actor = `member:${memberId}`;
  const event = auditEvent({ actor, action: "member.passkey_removed", subject: memberId });
  await tenantStore(member).$transaction(async (transaction) => {
    const { count } = await transaction.memberPasskey.deleteMany({ where: { id, memberId } });
    if (count === 0) throw new NotFoundError({ what: "passkey" });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
