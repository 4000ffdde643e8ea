import "server-only";
import type { z } from "zod";
import { openSession, type RequestOrigin, type StartedSession } from "@/lib/services/member/open-session";
import type { secondFactorForm } from "@/lib/shared/member/second-factor-form";
import { takeRecoveryCode } from "@/lib/store/take-recovery-code";
import { type Account, findAccount } from "./find-account";
import { findChallenge } from "./find-challenge";
import { claimTry, forgetTries } from "./limit-sign-ins";
import { noteFailure } from "./note-failure";
import { hashRecoveryCode } from "./recovery-codes";
import { SignInExpiredError, SignInRefusedError } from "./sign-in-errors";
import { takeChallenge } from "./take-challenge";
import { verifyPasskey } from "./verify-passkey";
import { verifyTotp } from "./verify-totp";

type Form = z.infer<typeof secondFactorForm>;
type Proof = Form["proof"];

const refusals: Readonly<Record<Proof["method"], string>> = {
  totp: "This code is not right, or was used already. Wait for the next one.",
  recovery_code: "This recovery code is not right, or was used already.",
  passkey: "This passkey was not accepted.",
};

/**
 * Ends a sign-in whose password was right. A wrong proof may be followed by another until the time is over.
 * @throws SignInRefusedError, SignInBlockedError, SignInExpiredError
 */
export async function finishSecondFactor(input: {
  readonly form: Form;
  readonly from: RequestOrigin;
}): Promise<StartedSession> {
  const { form, from } = input;
  const { proof } = form;
  const challenge = await findChallenge({ token: form.challenge, kind: "second_factor" });
  const account = challenge.memberId === null ? null : await findAccount({ id: challenge.memberId });
  if (account === null) throw new SignInExpiredError();
  const counted = { email: account.email, address: from.address };
  await claimTry(counted);
  if (!(await isProven({ account, proof, challenge: challenge.data.challenge ?? "" }))) {
    await noteFailure({ account, method: proof.method });
    throw new SignInRefusedError({ userMessage: refusals[proof.method] });
  }
  await takeChallenge(challenge);
  await forgetTries(counted);
  const method = proof.method === "passkey" ? "password+passkey" : "password+totp";
  return openSession({ member: account, method, from });
}

async function isProven(input: {
  readonly account: Account;
  readonly proof: Proof;
  /** Empty where the member has no passkey. */
  readonly challenge: string;
}): Promise<boolean> {
  const { account, proof, challenge } = input;
  const { id: memberId, workspaceId } = account;
  switch (proof.method) {
    case "totp":
      return account.totpConfirmedAt !== null && (await verifyTotp({ account, code: proof.code }));
    case "recovery_code": {
      const codeHash = hashRecoveryCode({ code: proof.code });
      return takeRecoveryCode({ workspaceId, memberId, codeHash });
    }
    case "passkey": {
      if (challenge === "") return false;
      const { answer } = proof;
      return (await verifyPasskey({ answer, challenge, memberId, isAlone: false })) !== null;
    }
  }
}
