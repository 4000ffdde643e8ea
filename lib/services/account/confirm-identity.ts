import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { verifyPassword } from "@/lib/services/member/verify-password";
import { type Account, findAccount } from "@/lib/services/sign-in/find-account";
import { findChallenge } from "@/lib/services/sign-in/find-challenge";
import { claimTry, forgetTries } from "@/lib/services/sign-in/limit-sign-ins";
import { noteFailure } from "@/lib/services/sign-in/note-failure";
import { SignInRefusedError } from "@/lib/services/sign-in/sign-in-errors";
import { takeChallenge } from "@/lib/services/sign-in/take-challenge";
import { verifyPasskey } from "@/lib/services/sign-in/verify-passkey";
import type { confirmForm } from "@/lib/shared/member/account-forms";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Takes a proof that a session is still used by its member: dangerous acts are open for ten minutes from here.
 * @throws SignInRefusedError, SignInBlockedError, SignInExpiredError
 */
export async function confirmIdentity(input: {
  readonly member: SignedInMember;
  readonly form: z.infer<typeof confirmForm>;
  /** Of a passkey's challenge. */
  readonly token: string | null;
  readonly address: string | null;
}): Promise<void> {
  const { member, form, address } = input;
  const { workspaceId, memberId } = member;
  const account = await findAccount({ id: memberId });
  if (account === null) throw new SignInRefusedError();
  const counted = { email: account.email, address };
  await claimTry(counted);
  if (!(await isProven({ account, form, token: input.token }))) {
    await noteFailure({ account, method: form.method });
    const isPassword = form.method === "password";
    throw new SignInRefusedError({
      userMessage: isPassword ? "This password is not right." : "This passkey was not accepted.",
    });
  }
  await forgetTries(counted);
  const actor = `member:${memberId}`;
  const data = { method: form.method };
  const event = auditEvent({ actor, action: "member.confirmed", subject: memberId, data });
  const store = tenantStore(member);
  await store.$transaction([
    store.memberSession.updateMany({
      where: { id: member.sessionId },
      data: { authenticatedAt: new Date() },
    }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
}

async function isProven(input: {
  readonly account: Account;
  readonly form: z.infer<typeof confirmForm>;
  readonly token: string | null;
}): Promise<boolean> {
  const { account, form } = input;
  if (form.method === "password") {
    return verifyPassword({ password: form.password, passwordHash: account.passwordHash });
  }
  const challenge = await findChallenge({ token: input.token, kind: "confirm" });
  if (challenge.memberId !== account.id) return false;
  await takeChallenge(challenge);
  const expected = challenge.data.challenge ?? "";
  const proven = await verifyPasskey({
    answer: form.answer,
    challenge: expected,
    memberId: account.id,
    isAlone: false,
  });
  return proven !== null;
}
