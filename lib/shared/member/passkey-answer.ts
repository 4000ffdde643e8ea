/** What browsers answer about passkeys; the bytes inside are judged by the WebAuthn library. */
import { z } from "zod";

const bytes = z
  .string()
  .max(16_384)
  .regex(/^[\w-]*$/);
const credential = {
  id: z
    .string()
    .min(1)
    .max(1_400)
    .regex(/^[\w-]+$/),
  rawId: z
    .string()
    .max(1_400)
    .regex(/^[\w-]+$/),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).exactOptional(),
  clientExtensionResults: z.unknown().transform(() => ({})),
};

/** A signature of a passkey. */
export const passkeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.exactOptional(),
  }),
});

/** How its owner calls a passkey. */
export const passkeyNameForm = z.strictObject({
  name: z.string().trim().min(1, "Enter a name.").max(60, "Use at most 60 characters."),
});

/** A new passkey, with the name its owner gives it. */
export const newPasskeyForm = passkeyNameForm.extend({
  answer: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports: z.array(z.string().max(20)).max(10).exactOptional(),
    }),
  }),
});
