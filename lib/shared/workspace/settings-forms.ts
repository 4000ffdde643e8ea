/** What the forms of a workspace's settings take; the services validate with the same. */
import { z } from "zod";

export const workspaceNameForm = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Enter a name.")
    .max(100, "Use at most 100 characters.")
    .regex(/^[^\p{Cc}]*$/u, "Use a name on one line."),
});

/** Policies: what nobody may do here, whoever asks. */
export const securityForm = z.strictObject({
  /** Credentials leave only sealed to a registered public key. */
  forbidPlaintextRelease: z.boolean(),
  /** Answers that switch TLS off are refused. */
  forbidInsecureTls: z.boolean(),
  /** Members sign in with a second factor or not at all. */
  requireSecondFactor: z.boolean(),
  /** New and changed connections wait for a reviewer. */
  requireReview: z.boolean(),
});

export type SecurityPolicies = z.infer<typeof securityForm>;
