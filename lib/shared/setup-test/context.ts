/**
 * What a check may use to reach the world. A connector gets these handed in and has no other I/O:
 * no global fetch, no environment, no store. `lib/network` implements them; tests may fake them.
 */
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { SetupTestFact } from "./types";

/** A host name that was resolved and whose every address passed the egress policy. */
export interface ResolvedHost {
  readonly host: string;
  /** The address every later connection of this run goes to. */
  readonly address: string;
  readonly family: 4 | 6;
}

/** TLS as the user asked for it. There is no unverified mode. */
export interface TlsOptions {
  /** Name for SNI and the certificate check; the user's own spelling, never the address. */
  readonly servername: string;
  /** PEM bundle that replaces the public roots. */
  readonly ca?: string;
  /** `verify-ca` skips the name check only; it needs `ca`. */
  readonly mode: "verify-full" | "verify-ca";
  /** SHA-256 fingerprints (upper-case hex pairs) the user approved for this host and port. */
  readonly approvedFingerprints: readonly string[];
}

/** What a TLS peer presented, for approval and for "what we tried". */
export interface PeerCertificateFacts {
  readonly fingerprint: string;
  readonly facts: readonly SetupTestFact[];
}

export interface SshTunnelOptions {
  readonly username: string;
  readonly privateKey: string;
  /** `SHA256:…` fingerprints the user approved for this SSH server. */
  readonly approvedHostKeys: readonly string[];
}

export interface SshTunnel {
  /** Opens a channel to a host and port as the SSH server sees them. */
  forward(input: { readonly host: string; readonly port: number }): Promise<Duplex>;
  close(): void;
}

/**
 * The guarded dialer. Every method throws `NetworkError` (see `lib/shared/errors`), whose `code` is a
 * `FailureCode` and whose message is user-safe.
 */
export interface GuardedTcp {
  /** Resolves a name and checks every address; throws `address_not_allowed`, `dns_not_found`, `dns_temporary`. */
  resolve(input: { readonly host: string }): Promise<ResolvedHost>;
  /** Opens TCP to the checked address, never to the name again. */
  connect(input: { readonly target: ResolvedHost; readonly port: number }): Promise<Duplex>;
  /** TLS over any stream. Throws the `tls_*` codes; `tls_untrusted` carries the certificate. */
  secure(input: { readonly stream: Duplex; readonly tls: TlsOptions }): Promise<TLSSocket>;
  /** SSH over an open TCP stream; throws `ssh_host_key_unknown` with the key when it was never approved. */
  tunnel(input: {
    readonly stream: Duplex;
    readonly host: string;
    readonly port: number;
    readonly ssh: SshTunnelOptions;
  }): Promise<SshTunnel>;
}

/** Approvals on file for the connection under check. */
export interface TrustedPeers {
  fingerprints(input: {
    readonly kind: "ssh_host_key" | "tls_certificate";
    readonly host: string;
    readonly port: number;
  }): readonly string[];
}

export interface CheckContext {
  readonly tcp: GuardedTcp;
  readonly trusted: TrustedPeers;
  /** Aborted when the stage or the run is over its time. */
  readonly signal: AbortSignal;
  /** Public addresses this deployment connects from, for "allow these addresses" hints. */
  readonly egressAddresses: readonly string[];
}
