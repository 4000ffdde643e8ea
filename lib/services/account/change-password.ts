import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { InvalidInputError } from "@/lib/services/errors";
import { hashPassword } from "@/lib/services/member/hash-password";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { verifyPassword } from "@/lib/services/member/verify-password";
import { findAccount } from "@/lib/services/sign-in/find-account";
import { claimTry, forgetTries } from "@/lib/services/sign-in/limit-sign-ins";
import type { passwordForm } from "@/lib/shared/member/account-forms";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Changes a member's own password, which they have to know; every other session of theirs ends. A member without
 * one gives themselves the first. @throws InvalidInputError, SignInBlockedError
 */
export async function changePassword(input: {
  readonly member: SignedInMember;
  readonly form: z.infer<typeof passwordForm>;
  readonly address: string | null;
}): Promise<void> {
  const { member, form } = input;
  const { workspaceId, memberId } = member;
  const account = await findAccount({ id: memberId });
  if (account !== null && account.passwordHash !== null) {
    await requireCurrent({ ...account, current: form.current, address: input.address });
  }
  const passwordHash = await hashPassword({ password: form.password });
  const now = new Date();
  const actor = `member:${memberId}`;
  const event = auditEvent({ actor, action: "member.password_changed", subject: memberId });
  const store = tenantStore(member);
  await store.$transaction([
    store.member.update({ where: { id: memberId }, data: { passwordHash, updatedAt: now } }),
    store.memberSession.updateMany({
      where: { memberId, id: { not: member.sessionId }, revokedAt: null },
      data: { revokedAt: now },
    }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
}

async function requireCurrent(input: {
  readonly email: string;
  readonly address: string | null;
  readonly current: string;
  readonly passwordHash: string | null;
}): Promise<void> {
  await claimTry(input);
  if (!(await verifyPassword({ password: input.current, passwordHash: input.passwordHash }))) {
    throw new InvalidInputError({
      fields: [{ property: "current", message: "This password is not right." }],
    });
  }
  await forgetTries(input);
}
