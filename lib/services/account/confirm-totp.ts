import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { InvalidInputError } from "@/lib/services/errors";
import type { RequestOrigin, StartedSession } from "@/lib/services/member/open-session";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { findAccount } from "@/lib/services/sign-in/find-account";
import { claimTry, forgetTries } from "@/lib/services/sign-in/limit-sign-ins";
import { makeRecoveryCodes } from "@/lib/services/sign-in/recovery-codes";
import { verifyTotp } from "@/lib/services/sign-in/verify-totp";
import type { totpForm } from "@/lib/shared/member/account-forms";
import { tenantStore } from "@/lib/store/tenant-store";
import { replaceSession } from "./replace-session";

/**
 * Switches an authenticator app on, once it showed a right code. @returns recovery codes, shown this once, and
 * the session that goes on, now with two factors @throws InvalidInputError, SignInBlockedError
 */
export async function confirmTotp(input: {
  readonly member: SignedInMember;
  readonly form: z.infer<typeof totpForm>;
  readonly from: RequestOrigin;
}): Promise<{ readonly codes: readonly string[]; readonly session: StartedSession }> {
  const { member, form, from } = input;
  const { workspaceId, memberId } = member;
  const counted = { email: member.email, address: from.address };
  await claimTry(counted);
  const account = await findAccount({ id: memberId });
  const isRight =
    account !== null && account.totpConfirmedAt === null && (await verifyTotp({ account, code: form.code }));
  if (!isRight) {
    throw new InvalidInputError({ fields: [{ property: "code", message: "This code is not right." }] });
  }
  await forgetTries(counted);
  const { codes, hashes } = makeRecoveryCodes();
  const now = new Date();
  const actor = `member:${memberId}`;
  const event = auditEvent({ actor, action: "member.totp_enabled", subject: memberId });
  const store = tenantStore(member);
  await store.$transaction([
    store.member.update({
      where: { id: memberId },
      data: { totpConfirmedAt: now, recoveryHashes: hashes, updatedAt: now },
    }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
  const method = member.method === "password" ? "password+totp" : member.method;
  return { codes, session: await replaceSession({ member, method, from }) };
}
