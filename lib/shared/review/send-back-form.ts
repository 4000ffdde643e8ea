import { z } from "zod";

/** Where a reviewer sends the user back to, and what they read there. */
export const sendBackForm = z.strictObject({
  /** Step of the report card that the user is to open at. */
  stepId: z.string().min(1, { error: "Choose a step." }).max(100),
  /** What to change; the user reads it above that step. */
  comment: z
    .string()
    .trim()
    .min(1, { error: "Say what to change." })
    .max(1_000, { error: "Use at most 1,000 characters." })
    // Text for people: nothing that turns the direction of writing.
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, { error: "Write one paragraph of plain text." }),
});
