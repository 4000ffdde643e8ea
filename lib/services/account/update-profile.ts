import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import type { profileForm } from "@/lib/shared/member/account-forms";
import { tenantStore } from "@/lib/store/tenant-store";

/** Changes a member's own name. */
export async function updateProfile(input: {
  readonly member: SignedInMember;
  readonly form: z.infer<typeof profileForm>;
}): Promise<void> {
  const { member, form } = input;
  const { workspaceId, memberId } = member;
  const event = auditEvent({ actor: `member:${memberId}`, action: "member.updated", subject: memberId });
  const store = tenantStore(member);
  await store.$transaction([
    store.member.update({ where: { id: memberId }, data: { name: form.name, updatedAt: new Date() } }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
}
