/** SSH as a check may use it: tunnels and file transfer. */
import type { Duplex } from "node:stream";
import type { SftpSession } from "./sftp";
import type { SetupTestFact } from "./types";

export interface SshTunnelOptions {
  readonly username: string;
  /** OpenSSH, PEM or PuTTY private key. Needed unless there is a password. */
  readonly privateKey?: string;
  /** Of the private key, where it has one. */
  readonly passphrase?: string;
  /** Used where there is no private key. */
  readonly password?: string;
  /** `SHA256:…` fingerprints the user approved for this SSH server. */
  readonly approvedHostKeys: readonly string[];
}

/** An SSH connection whose host key is approved and that waits for the sign-in. */
export interface SshHandshake {
  /** Type and fingerprint of the host key. */
  readonly facts: readonly SetupTestFact[];
  /** Signs in with the key; throws `ssh_auth_failed`. Call it once. */
  authenticate(input: { readonly signal?: AbortSignal }): Promise<SshTunnel>;
  close(): void;
}

export interface SshTunnel {
  /**
   * Opens a channel to a host and port as the SSH server sees them; throws `tunnel_target_refused`,
   * `ssh_forward_denied`. Metadata addresses are refused here too.
   */
  forward(input: {
    readonly host: string;
    readonly port: number;
    readonly signal?: AbortSignal;
  }): Promise<Duplex>;
  /** Starts the server's file transfer; throws `permission_denied` where this user has none. */
  openSftp(input: { readonly signal?: AbortSignal }): Promise<SftpSession>;
  close(): void;
}
