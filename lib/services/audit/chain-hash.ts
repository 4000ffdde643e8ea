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

/** The end of a workspace's chain. */
interface ChainEnd {
  readonly workspaceId: string;
  readonly seq: bigint;
  readonly hash: Uint8Array;
}

/** Authenticates the end of a chain with a key that is not in the database: nobody else can move it. */
export function headMac(end: ChainEnd): { readonly mac: Uint8Array<ArrayBuffer>; readonly keyId: string } {
  const [[keyId, secret] = ["", ""]] = getInstance().audit.byKey;
  return { mac: macOf({ ...end, secret }), keyId };
}

/** Whether a key of the keyring, the primary or an earlier one, authenticated this end. */
export function isHeadAuthentic(end: ChainEnd & { readonly mac: Uint8Array }): boolean {
  const secrets = [...getInstance().audit.byKey.values()];
  return secrets.some((secret) => Buffer.compare(macOf({ ...end, secret }), end.mac) === 0);
}

function macOf(input: ChainEnd & { readonly secret: string }): Uint8Array<ArrayBuffer> {
  const { workspaceId, seq, hash } = input;
  const text = `${workspaceId}\n${seq}\n${Buffer.from(hash).toString("hex")}`;
  return new Uint8Array(createHmac("sha256", input.secret).update(text).digest());
}
