import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

export interface SshPeer {
  readonly host: string;
  readonly port: number;
}

interface Failure {
  readonly code: FailureCode;
  readonly says: string;
}

const wrongService: Failure = {
  code: "wrong_service",
  says: "is answered by something that is not an SSH server",
};

/** Maps an error of ssh2 to ours. ssh2 tells causes apart by `level` and text. */
export function sshFailure(input: { readonly peer: SshPeer; readonly error: unknown }): NetworkError {
  const failure = classify(input.error);
  const { host, port } = input.peer;
  return new NetworkError({
    code: failure.code,
    userMessage: `${host} on port ${port} ${failure.says}.`,
    facts: [
      { label: "SSH server", value: host },
      { label: "SSH port", value: String(port) },
    ],
    cause: input.error,
  });
}

function classify(error: unknown): Failure {
  const level = readText(error, "level");
  const text = readText(error, "message");
  if (level === "client-authentication")
    return { code: "ssh_auth_failed", says: "did not accept the user or the key" };
  if (level === "handshake" && /no matching/i.test(text)) {
    return { code: "ssh_algorithms_unsupported", says: "offers only SSH algorithms that are no longer safe" };
  }
  if (level === "client-timeout") return { code: "timeout", says: "accepts connections but does not answer" };
  if (level === "protocol" || /before handshake|identification/i.test(text)) return wrongService;
  return { code: "connection_reset", says: "cut the SSH connection" };
}

function readText(error: unknown, key: "level" | "message"): string {
  if (typeof error !== "object" || error === null) return "";
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" ? value : "";
}

/** An opaque stand-in for "it did not answer in time", classified like ssh2's own. */
export function sshTimeout(peer: SshPeer): NetworkError {
  return sshFailure({ peer, error: { level: "client-timeout" } });
}

/** Maps the reason a server gave for not opening a channel (RFC 4254, section 5.1). */
export function sshForwardFailure(input: {
  readonly peer: SshPeer;
  readonly target: SshPeer;
  readonly error: unknown;
}): NetworkError {
  const { peer, target, error } = input;
  const reason: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "reason") : undefined;
  const isRefused = reason === 2;
  return new NetworkError({
    code: isRefused ? "tunnel_target_refused" : "ssh_forward_denied",
    userMessage: isRefused
      ? `The SSH server works, but cannot reach ${target.host} on port ${target.port}.`
      : `The SSH server does not open a tunnel to ${target.host} on port ${target.port}.`,
    facts: [
      { label: "SSH server", value: peer.host },
      { label: "Target", value: `${target.host}:${target.port}` },
    ],
    cause: error,
  });
}
