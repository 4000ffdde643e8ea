import "server-only";
import { z } from "zod";

const text = z.string().min(1).max(2_000);

/**
 * What a worker says of itself to a process that serves. Nothing in it opens anything that is stored: a public key,
 * the secrets that keep the cursors of lists from being altered, and settings that show on pages.
 */
export const greeting = z.object({
  instanceId: text,
  /** Its own; what it takes as the origin of a page. */
  publicUrl: text,
  defaultWorkspaceId: text,
  /** What calls are sealed to, in base64url, and the key of the keyring that it belongs to. */
  key: z.object({ id: text, publicKey: text }),
  /** By key id, the primary key's first. */
  cursors: z.array(z.tuple([text, text])).min(1),
  settings: z.object({
    egressAddresses: z.array(z.string()),
    /** Name on the button of the sign-in page. */
    ssoName: z.string().nullable(),
    /** What the operator has set up, by the names that report cards know it under. */
    operatorHas: z.array(z.string()),
  }),
});

export type Greeting = z.infer<typeof greeting>;
