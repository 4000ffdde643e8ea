import { z } from "zod";

/** A host key or certificate of a connection (seed 003: fingerprints and certificates). */
export const approvalView = z.object({
  /** Null where it was shown by a test and waits for approval. */
  id: z.uuid().nullable(),
  state: z.enum(["pending", "approved", "revoked"]),
  kind: z.enum(["ssh_host_key", "tls_certificate"]),
  host: z.string(),
  port: z.int(),
  /** `SHA256:…` of an SSH host key; hex pairs of a certificate's SHA-256. */
  fingerprint: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  approvedBy: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

export type ApprovalView = z.infer<typeof approvalView>;

export const approvalList = z.object({ approvals: z.array(approvalView) });
