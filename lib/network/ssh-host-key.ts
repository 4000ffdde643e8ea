import { createHash } from "node:crypto";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";

export interface SshHostKey {
  /** `SHA256:` + unpadded base64, as `ssh-keygen -lf` prints it. */
  readonly fingerprint: string;
  readonly facts: readonly SetupTestFact[];
}

/** Describes a host key in SSH wire form (RFC 4253, section 6.6). */
export function describeHostKey({ blob }: { readonly blob: Buffer }): SshHostKey {
  const digest = createHash("sha256").update(blob).digest("base64").replace(/=+$/, "");
  const fingerprint = `SHA256:${digest}`;
  const typeLength = blob.length >= 4 ? blob.readUInt32BE(0) : 0;
  const type = blob
    .subarray(4, 4 + Math.min(typeLength, 64))
    .toString("latin1")
    .replace(/[^\w@.-]/g, "");
  return {
    fingerprint,
    facts: [
      { label: "Key type", value: type },
      { label: "Fingerprint", value: fingerprint },
    ],
  };
}

/**
 * Throws `ssh_host_key_unknown` with the key to approve where none was approved yet, and
 * `ssh_host_key_mismatch` where another one was.
 */
export function judgeHostKey(input: {
  readonly key: SshHostKey;
  readonly host: string;
  readonly port: number;
  readonly approved: readonly string[];
}): void {
  const { key, host, port, approved } = input;
  if (approved.includes(key.fingerprint)) return;
  if (approved.length === 0) {
    throw new NetworkError({
      code: "ssh_host_key_unknown",
      userMessage: `The SSH server ${host} on port ${port} shows a host key that has not been approved yet.`,
      facts: key.facts,
      trust: { kind: "ssh_host_key", host, port, fingerprint: key.fingerprint, facts: key.facts },
    });
  }
  throw new NetworkError({
    code: "ssh_host_key_mismatch",
    userMessage: `The host key of the SSH server ${host} on port ${port} has changed: expected ${approved.join(" or ")}, got ${key.fingerprint}.`,
    facts: [
      ...approved.map((value) => ({ label: "Expected", value })),
      { label: "Got", value: key.fingerprint },
    ],
  });
}
