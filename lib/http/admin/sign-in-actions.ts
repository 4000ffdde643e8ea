import "server-only";
import { z } from "zod";
import { beginPasskeySignIn } from "@/lib/services/sign-in/begin-passkey-sign-in";
import { beginSso } from "@/lib/services/sign-in/begin-sso";
import { finishPasskeySignIn } from "@/lib/services/sign-in/finish-passkey-sign-in";
import { finishSecondFactor } from "@/lib/services/sign-in/finish-second-factor";
import { finishSso } from "@/lib/services/sign-in/finish-sso";
import { signInWithPassword } from "@/lib/services/sign-in/sign-in-with-password";
import { signInForm } from "@/lib/shared/member/member-forms";
import { passkeyAnswer } from "@/lib/shared/member/passkey-answer";
import { safeNext } from "@/lib/shared/member/safe-next";
import { secondFactorForm } from "@/lib/shared/member/second-factor-form";
import type { SignInStep } from "@/lib/shared/member/sign-in-actions";
import { readChallengeToken, writeChallengeCookie } from "./challenge-cookie";
import { defineSignedOutAction, finishSignIn } from "./define-signed-out-action";
import { requestOrigin } from "./request-origin";

const signedIn: SignInStep = { kind: "signed_in" };

/** E-mail and password; answers the second step where there is one. */
export const signInAction = defineSignedOutAction({
  operation: "signIn",
  input: signInForm,
  run: async (form): Promise<SignInStep> => {
    const answer = await signInWithPassword({ form, from: await requestOrigin() });
    if (answer.kind === "signed_in") {
      await finishSignIn(answer);
      return signedIn;
    }
    const { challenge, totp, passkey } = answer;
    return { kind: "second_factor", challenge: challenge.token, totp, passkey };
  },
});

/** The second step after a right password. */
export const finishSecondFactorAction = defineSignedOutAction({
  operation: "finishSecondFactor",
  input: secondFactorForm,
  run: async (form): Promise<SignInStep> => {
    const session = await finishSecondFactor({ form, from: await requestOrigin() });
    await finishSignIn({ session });
    return signedIn;
  },
});

/** What the browser asks its passkeys with. */
export const beginPasskeySignInAction = defineSignedOutAction({
  operation: "beginPasskeySignIn",
  input: z.strictObject({}),
  run: async () => {
    const { challenge, options } = await beginPasskeySignIn();
    await writeChallengeCookie(challenge);
    return { options };
  },
});

/** Signs in with a passkey alone. */
export const finishPasskeySignInAction = defineSignedOutAction({
  operation: "finishPasskeySignIn",
  input: z.strictObject({ answer: passkeyAnswer }),
  run: async ({ answer }): Promise<SignInStep> => {
    const token = await readChallengeToken();
    const session = await finishPasskeySignIn({ token, answer, from: await requestOrigin() });
    await finishSignIn({ session });
    return signedIn;
  },
});

/** Where the browser goes to sign in at the configured provider. */
export const beginSsoAction = defineSignedOutAction({
  operation: "beginSso",
  input: z.strictObject({ next: z.string().max(2_000) }),
  run: async ({ next }) => {
    const { challenge, location } = await beginSso({ next: safeNext({ next }) });
    await writeChallengeCookie(challenge);
    return { location };
  },
});

/** Ends a sign-in at the provider, with what it sent the browser back with. */
export const finishSsoAction = defineSignedOutAction({
  operation: "finishSso",
  input: z.strictObject({ query: z.string().max(4_000).regex(/^\?/) }),
  run: async ({ query }) => {
    const token = await readChallengeToken();
    const { session, next } = await finishSso({ token, query, from: await requestOrigin() });
    await finishSignIn({ session });
    return { next: safeNext({ next }) };
  },
});
