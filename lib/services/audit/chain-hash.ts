import "server-only";
import { createHash, createHmac } from "node:crypto";
import { getInstance } from "@/lib/services/instance/instance";
import { chainText } from "@/lib/shared/audit-chain";
import type { AuditRow } from "@/lib/store/audit-chain";

/** SHA-256 of an entry and of everything before it. */
export function chainHash(input: {
  readonly seq: bigint;
  readonly previous: Uint8Array;
  readonly row: AuditRow;
}): Uint8Array<ArrayBuffer> {
  const { row } = input;
  const text = chainText({
    seq: Number(input.seq),
    previous: Buffer.from(input.previous).toString("hex"),
    entry: { ...row, at: row.at.toISOString() },
  });
  return new Uint8Array(createHash("sha256").update(text).digest());
}

/** Authenticates the end of a chain with a key that is not in the database: nobody else can move it. */
export function headMac(input: {
  readonly workspaceId: string;
  readonly seq: bigint;
  readonly hash: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const { workspaceId, seq, hash } = input;
  const text = `${workspaceId}\n${seq}\n${Buffer.from(hash).toString("hex")}`;
  return new Uint8Array(createHmac("sha256", getInstance().auditKey).update(text).digest());
}
