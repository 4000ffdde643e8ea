import "server-only";
import type { z } from "zod";
import { openSession, type RequestOrigin, type StartedSession } from "@/lib/services/member/open-session";
import type { passkeyAnswer } from "@/lib/shared/member/passkey-answer";
import { findAccount } from "./find-account";
import { findChallenge } from "./find-challenge";
import { SignInRefusedError } from "./sign-in-errors";
import { takeChallenge } from "./take-challenge";
import { verifyPasskey } from "./verify-passkey";

/**
 * Signs in with a passkey alone, which asked its owner for a finger, face or PIN. Nothing is counted: a signature
 * cannot be guessed, so whoever is locked out by guesses at their password still comes in.
 * @throws SignInRefusedError, SignInExpiredError
 */
export async function finishPasskeySignIn(input: {
  readonly token: string | null;
  readonly answer: z.infer<typeof passkeyAnswer>;
  readonly from: RequestOrigin;
}): Promise<StartedSession> {
  const { answer, from } = input;
  const challenge = await findChallenge({ token: input.token, kind: "passkey" });
  // Used up by the first answer, right or wrong.
  await takeChallenge(challenge);
  const proven = await verifyPasskey({ answer, challenge: challenge.data.challenge ?? "", isAlone: true });
  const account = proven === null ? null : await findAccount({ id: proven.memberId });
  if (account === null) throw new SignInRefusedError({ userMessage: "This passkey was not accepted." });
  return openSession({ member: account, method: "passkey", from });
}
