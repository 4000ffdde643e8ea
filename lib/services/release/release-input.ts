import { z } from "zod";

/** Body of `POST /api/v1/connections/{id}/release`. */
export const releaseInput = z.strictObject({
  /** What the credentials are taken out for; it stands in the audit log. */
  purpose: z.string().min(1).max(200),
  /** Seconds the caller means to keep them. Latchkey lists open leases; it cannot take back what is out. */
  leaseSeconds: z.int().min(60).max(86_400).optional(),
});

export type ReleaseInput = z.infer<typeof releaseInput>;

const value = z.union([z.string(), z.number(), z.boolean()]);

/** What is released, in the clear or inside the JWE. */
export const releasedCredentials = z.object({
  connectionId: z.uuid(),
  provider: z.string(),
  credentialVersion: z.int(),
  /** Every answer on file, secrets included, by property name. */
  credentials: z.record(z.string(), value),
});

/** Exactly one of `credentials` and `jwe` is there. */
export const releaseAnswer = releasedCredentials.omit({ credentials: true }).extend({
  format: z.enum(["jwe", "plaintext"]),
  /** Compact JWE to the key registered for the calling API key; its payload is the whole answer. */
  jwe: z.string().optional(),
  credentials: z.record(z.string(), value).optional(),
  lease: z.object({ id: z.uuid(), expiresAt: z.iso.datetime() }).nullable(),
});

export type ReleaseAnswer = z.infer<typeof releaseAnswer>;
