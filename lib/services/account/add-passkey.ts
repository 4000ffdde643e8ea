import "server-only";
import { verifyRegistrationResponse } from "@simplewebauthn/server";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { RequestOrigin, StartedSession } from "@/lib/services/member/open-session";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { findChallenge } from "@/lib/services/sign-in/find-challenge";
import { passkeySite } from "@/lib/services/sign-in/passkey-site";
import { SignInExpiredError, SignInRefusedError } from "@/lib/services/sign-in/sign-in-errors";
import { takeChallenge } from "@/lib/services/sign-in/take-challenge";
import type { newPasskeyForm } from "@/lib/shared/member/passkey-answer";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import { replaceSession } from "./replace-session";

type Form = z.infer<typeof newPasskeyForm>;

const refused = () => new SignInRefusedError({ userMessage: "This passkey was not accepted. Try again." });

/**
 * Keeps a member's new passkey. @returns the session that goes on, now with two factors
 * @throws SignInRefusedError, SignInExpiredError
 */
export async function addPasskey(input: {
  readonly member: SignedInMember;
  readonly form: Form;
  readonly token: string | null;
  readonly from: RequestOrigin;
}): Promise<StartedSession> {
  const { member, form, from } = input;
  const { workspaceId, memberId } = member;
  const challenge = await findChallenge({ token: input.token, kind: "passkey_new" });
  if (challenge.memberId !== memberId) throw new SignInExpiredError();
  await takeChallenge(challenge);
  const credential = await verify({ form, challenge: challenge.data.challenge ?? "" });
  const { id, publicKey, counter, isBackedUp } = credential;
  const transports = form.answer.response.transports ?? [];
  const actor = `member:${memberId}`;
  const event = auditEvent({ actor, action: "member.passkey_added", subject: memberId });
  const row = { id, workspaceId, memberId, name: form.name, publicKey, counter, transports };
  try {
    await tenantStore(member).$transaction([
      tenantStore(member).memberPasskey.create({ data: { ...row, backedUp: isBackedUp } }),
      tenantStore(member).auditEvent.create({ data: { workspaceId, ...event } }),
    ]);
  } catch (error) {
    throw isUniqueViolation(error) ? refused() : error;
  }
  const method = member.method === "password" ? "password+passkey" : member.method;
  return replaceSession({ member, method, from });
}

async function verify(input: { readonly form: Form; readonly challenge: string }) {
  const { rpID, origin } = passkeySite();
  const result = await verifyRegistrationResponse({
    response: input.form.answer,
    expectedChallenge: input.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => null);
  if (result?.verified !== true) throw refused();
  const { credential, credentialBackedUp } = result.registrationInfo;
  return {
    id: credential.id,
    publicKey: new Uint8Array(credential.publicKey),
    counter: BigInt(credential.counter),
    isBackedUp: credentialBackedUp,
  };
}
