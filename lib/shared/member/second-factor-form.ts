/** The second step of a sign-in. */
import { z } from "zod";
import { passkeyAnswer } from "./passkey-answer";

/** Six digits, with or without a space in the middle. */
export const totpCodeField = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the 6 digits that the app shows."));

const recoveryCodeField = z
  .string()
  .trim()
  .min(10, "Enter one of your recovery codes.")
  .max(40, "Enter one of your recovery codes.");

/** A code of the authenticator app. */
export const totpStep = z.strictObject({ method: z.literal("totp"), code: totpCodeField });

export const recoveryStep = z.strictObject({ method: z.literal("recovery_code"), code: recoveryCodeField });

/** One proof: a code of the app, a recovery code, or a passkey's signature. */
const proof = z.discriminatedUnion("method", [
  totpStep,
  recoveryStep,
  z.strictObject({ method: z.literal("passkey"), answer: passkeyAnswer }),
]);

/** The proof, for the sign-in it belongs to. */
export const secondFactorForm = z.strictObject({
  challenge: z.string().regex(/^[0-9A-Za-z]{43}$/),
  proof,
});
