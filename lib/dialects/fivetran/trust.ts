import { createHash } from "node:crypto";
import type { z } from "zod";
import type { fivetranCertificate, fivetranFingerprint } from "./shapes";

/** A host key or certificate of a connection, as far as Fivetran shows one. */
interface Peer {
  readonly fingerprint: string;
  readonly host: string;
  readonly port: number;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

function approvalOf({ approvedBy, approvedAt }: Peer) {
  return { validated_by: approvedBy, validated_date: approvedAt };
}

/** A TLS certificate as Fivetran shows it. Its hash is its SHA-256. */
export function toCertificate(peer: Peer): z.infer<typeof fivetranCertificate> {
  const { fingerprint: hash } = peer;
  return {
    id: idOf(hash),
    name: `${peer.host}:${peer.port}`,
    hash,
    type: "TLS",
    sha1: null,
    sha256: hash.replaceAll(":", "").toLowerCase(),
    public_key: null,
    ...approvalOf(peer),
  };
}

/** An SSH host key as Fivetran shows it. */
export function toFingerprint(peer: Peer): z.infer<typeof fivetranFingerprint> {
  const { fingerprint: hash } = peer;
  return { id: idOf(hash), hash, public_key: null, ...approvalOf(peer) };
}

/** Whether an address names this peer: by its hash, or by the id that was shown. */
export function isNamed(input: { readonly peer: Pick<Peer, "fingerprint">; readonly name: string }): boolean {
  const { fingerprint } = input.peer;
  return input.name === fingerprint || input.name === idOf(fingerprint);
}

function idOf(hash: string): string {
  return Buffer.from(hash).toString("base64url");
}

/** Whether a certificate in base64 has this SHA-256, in hex pairs. */
export function certificateHas(input: { readonly encoded: string; readonly hash: string }): boolean {
  return digestOf(input.encoded).toString("hex").toUpperCase() === input.hash.replaceAll(":", "");
}

/** Whether a host key, in base64 or as a line of `known_hosts`, has this fingerprint. */
export function hostKeyHas(input: { readonly encoded: string; readonly hash: string }): boolean {
  const key =
    input.encoded
      .trim()
      .split(/\s+/)
      .find((part) => part.startsWith("AAAA")) ?? input.encoded;
  return `SHA256:${digestOf(key).toString("base64").replace(/=+$/, "")}` === input.hash;
}

function digestOf(encoded: string): Buffer {
  return createHash("sha256").update(Buffer.from(encoded, "base64")).digest();
}
