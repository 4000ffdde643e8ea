import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { ConflictError } from "@/lib/services/errors";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { makeRecoveryCodes } from "@/lib/services/sign-in/recovery-codes";
import { tenantStore } from "@/lib/store/tenant-store";

/** Makes new recovery codes; those of before are void. @throws ConflictError without an authenticator app */
export async function replaceRecoveryCodes(input: {
  readonly member: SignedInMember;
}): Promise<{ readonly codes: readonly string[] }> {
  const { member } = input;
  const { workspaceId, memberId } = member;
  const { codes, hashes } = makeRecoveryCodes();
  const actor = `member:${memberId}`;
  const event = auditEvent({ actor, action: "member.recovery_codes_made", subject: memberId });
  await tenantStore(member).$transaction(async (transaction) => {
    const { count } = await transaction.member.updateMany({
      where: { id: memberId, totpConfirmedAt: { not: null } },
      data: { recoveryHashes: hashes },
    });
    if (count === 0) throw new ConflictError({ userMessage: "Set up an authenticator app first." });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
  return { codes };
}
