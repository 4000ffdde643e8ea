import { z } from "zod";

/** An audit entry as the API shows it. */
export const auditView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Place in the workspace's hash chain; null for the moment until it is linked. */
  seq: z.int().nullable(),
  /** Hex SHA-256 of this entry and of all before it. */
  hash: z.string().nullable(),
});

export type AuditView = z.infer<typeof auditView>;

/** Where the chain ends. Keep a copy elsewhere: it shows later whether entries were cut off. */
export const chainHead = z.object({ seq: z.int(), hash: z.string().nullable() });

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly data: unknown;
  readonly chainSeq: bigint | null;
  readonly chainHash: Uint8Array | null;
}

export function viewAudit({ row }: { readonly row: Row }): AuditView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    data: row.data as AuditView["data"],
    seq: row.chainSeq === null ? null : Number(row.chainSeq),
    hash: row.chainHash === null ? null : Buffer.from(row.chainHash).toString("hex"),
  };
}
