import "server-only";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { z } from "zod";
import { openSession, type RequestOrigin, type StartedSession } from "@/lib/services/member/open-session";
import { verifyPassword } from "@/lib/services/member/verify-password";
import type { signInForm } from "@/lib/shared/member/member-forms";
import { findAccount } from "./find-account";
import { claimTry, forgetTries, forgiveTry } from "./limit-sign-ins";
import { noteFailure } from "./note-failure";
import { offerPasskeys } from "./offer-passkeys";
import { SignInRefusedError } from "./sign-in-errors";
import { type StartedChallenge, startChallenge } from "./start-challenge";

/** What a right password leads to: a session, or the question for the second factor. */
export type PasswordSignIn =
  | { readonly kind: "signed_in"; readonly session: StartedSession }
  | {
      readonly kind: "second_factor";
      readonly challenge: StartedChallenge;
      /** Whether a code of an authenticator app is possible. */
      readonly totp: boolean;
      /** What the browser asks a passkey with; null without passkeys. */
      readonly passkey: PublicKeyCredentialRequestOptionsJSON | null;
    };

/**
 * Signs in with e-mail and password. A wrong password, an e-mail nobody has and a member who was disabled take the
 * same time and get the same answer. @throws SignInRefusedError, SignInBlockedError
 */
export async function signInWithPassword(input: {
  readonly form: z.infer<typeof signInForm>;
  readonly from: RequestOrigin;
}): Promise<PasswordSignIn> {
  const { form, from } = input;
  const counted = { email: form.email, address: from.address };
  await claimTry(counted);
  const account = await findAccount({ email: form.email });
  const passwordHash = account?.passwordHash ?? null;
  const isRight = await verifyPassword({ password: form.password, passwordHash });
  if (!isRight || account === null) {
    await noteFailure({ account, method: "password" });
    throw new SignInRefusedError();
  }
  const totp = account.totpConfirmedAt !== null;
  const passkey = await offerPasskeys({ account });
  if (!totp && passkey === null) {
    await forgetTries(counted);
    return { kind: "signed_in", session: await openSession({ member: account, method: "password", from }) };
  }
  await forgiveTry(counted);
  const data = passkey === null ? {} : { challenge: passkey.challenge };
  const challenge = await startChallenge({ kind: "second_factor", memberId: account.id, data });
  return { kind: "second_factor", challenge, totp, passkey };
}
