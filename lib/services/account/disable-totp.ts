import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { tenantStore } from "@/lib/store/tenant-store";

/** Takes a member's authenticator app away, and its recovery codes with it. */
export async function disableTotp(input: { readonly member: SignedInMember }): Promise<void> {
  const { member } = input;
  const { workspaceId, memberId } = member;
  const nothing = { sealedTotp: null, tenantKeyId: null, wrappedKey: null, totpLastStep: null };
  const event = auditEvent({
    actor: `member:${memberId}`,
    action: "member.totp_disabled",
    subject: memberId,
  });
  const store = tenantStore(member);
  await store.$transaction([
    store.member.update({
      where: { id: memberId },
      data: { ...nothing, totpConfirmedAt: null, recoveryHashes: [], updatedAt: new Date() },
    }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
}
