import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { tenantStore } from "@/lib/store/tenant-store";

/** Ends the session: its token is worth nothing from here on, whoever has it. */
export async function signOut(input: { readonly member: SignedInMember }): Promise<void> {
  const { member } = input;
  const { workspaceId, memberId, sessionId } = member;
  const actor = `member:${memberId}`;
  const event = auditEvent({ actor, action: "member.signed_out", subject: memberId });
  const store = tenantStore(member);
  await store.$transaction([
    store.memberSession.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: new Date() },
    }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
}
