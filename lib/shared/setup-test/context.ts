/**
 * What a check may use to reach the world. A connector gets these handed in and has no other I/O:
 * no global fetch, no environment, no store. `lib/network` implements them; tests may fake them.
 */
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { OperatorIdentity } from "./operator";
import type { SshHandshake, SshTunnel, SshTunnelOptions } from "./ssh";
import type { SetupTestFact } from "./types";

export type { SshHandshake, SshTunnel, SshTunnelOptions } from "./ssh";

/** One address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** A host name that was resolved and whose every address passed the egress policy. */
export interface ResolvedHost {
  readonly host: string;
  /** In the resolver's order, never empty. Connections go to these and never to the name again. */
  readonly addresses: readonly HostAddress[];
}

/** TLS as the user asked for it. There is no unverified mode. */
export interface TlsOptions {
  /** Name for SNI and the certificate check; the user's own spelling, never the resolved address. */
  readonly servername: string;
  /** Port the approvals are filed under; shown in a trust request. */
  readonly port: number;
  /** PEM bundle that replaces the public roots. */
  readonly ca?: string;
  /** `verify-ca` skips the name check only; it needs `ca`. */
  readonly mode: "verify-full" | "verify-ca";
  /** SHA-256 fingerprints (upper-case hex pairs) the user approved for this host and port. */
  readonly approvedFingerprints: readonly string[];
  /** Protocol named in the handshake (ALPN), where the server decides by it. */
  readonly alpn?: string;
  /** Where the protocol around it cannot carry TLS 1.3. @default none */
  readonly maxVersion?: "TLSv1.2";
  /** Shown to a server that asks for a certificate of ours. PEM; throws `invalid_key` where they do not fit. */
  readonly client?: ClientCertificate;
}

/** A certificate of the user, for servers that want one. Holds a secret. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
  /** Of the key, where it has one. */
  readonly passphrase?: string;
}

/** A verified TLS stream and what is worth showing of it. */
export interface SecuredStream {
  readonly stream: TLSSocket;
  /** Protocol version and certificate, for "what we tried". */
  readonly facts: readonly SetupTestFact[];
}

/**
 * The guarded dialer. Every method throws `NetworkError` (see `lib/shared/errors`), whose `code` is a
 * `FailureCode` and whose message is user-safe. `signal` ends a call early; what a call has opened stays
 * open afterwards and is the caller's to destroy (the dialer's own signal destroys everything).
 */
export interface GuardedTcp {
  /**
   * Looks up the servers behind a service name (SRV records), best first. They are names: resolve and
   * connect as with any other. Throws `invalid_host`, `dns_not_found`, `dns_temporary`.
   */
  resolveService(input: {
    readonly service: string;
    readonly host: string;
    readonly signal?: AbortSignal;
  }): Promise<readonly { readonly host: string; readonly port: number }[]>;
  /**
   * A door for drivers that take no stream and insist on a socket of their own: a loopback port that leads
   * through `dial`. Only sockets of this very process come in; anybody else's is cut unread.
   */
  openDoor(input: {
    /** Opens the stream one connection of the driver is to have. What it throws cuts that connection. */
    readonly dial: () => Promise<Duplex>;
    /** How many connections may come in altogether. */
    readonly connections: number;
  }): Promise<LoopbackDoor>;
  /** Resolves a name and checks every address; throws `invalid_host`, `address_not_allowed`, `dns_not_found`, `dns_temporary`. */
  resolve(input: { readonly host: string; readonly signal?: AbortSignal }): Promise<ResolvedHost>;
  /** Opens TCP to a checked address, never to the name again. */
  connect(input: {
    readonly target: ResolvedHost;
    readonly port: number;
    /** Milliseconds all addresses together may take. @default the dialer's own limit, 5 s */
    readonly ms?: number;
    readonly signal?: AbortSignal;
  }): Promise<Duplex>;
  /** TLS over any stream. Throws the `tls_*` codes; the ones a person may approve carry the certificate. */
  secure(input: {
    readonly stream: Duplex;
    readonly tls: TlsOptions;
    readonly signal?: AbortSignal;
  }): Promise<SecuredStream>;
  /** SSH over an open TCP stream, up to the approved host key; throws `ssh_host_key_unknown` with the key when it was never approved. */
  handshakeSsh(input: {
    readonly stream: Duplex;
    readonly host: string;
    readonly port: number;
    readonly ssh: SshTunnelOptions;
    readonly signal?: AbortSignal;
  }): Promise<SshHandshake>;
}

/** Where a driver has to connect to; see `GuardedTcp.openDoor`. */
export interface LoopbackDoor {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** Closes the port and every connection that came in. */
  close(): void;
}

/** One HTTP request. Redirects are not followed: a 3xx answer is returned as it is. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute, https; the host passes the egress policy. Never with a user name or password in it. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Only for hosts the user can name: the approvals on file and the CA pasted into the form. */
  readonly tls?: { readonly approvedFingerprints?: readonly string[]; readonly ca?: string };
  /** Lets `http:` pass; without it such a URL is refused with `tls_required`. @default false */
  readonly allowPlain?: boolean;
  /** Opens the way to the host instead of a connection of our own. */
  readonly tunnel?: Pick<SshTunnel, "forward">;
  readonly signal?: AbortSignal;
  /** Milliseconds the request may take in all. @default what the client was made with, 10 s */
  readonly timeoutMs?: number;
  /** Largest answer read, in bytes; a larger one is `answer_too_large`. @default 1 048 576 */
  readonly maxBytes?: number;
}

/** A complete answer, whatever its status. It may repeat secrets of the request: never show it raw. */
export interface HttpResponse {
  readonly status: number;
  /** By lower-case name; several of one name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The body as UTF-8. */
  text(): string;
  /** The body as JSON, or undefined where it is none. */
  json(): unknown;
}

/**
 * HTTP/1.1 over the guarded dialer: one connection per request, 10 s in all. Throws `NetworkError` with
 * the dialer's codes and `wrong_service`, `connection_reset`, `timeout`, `tls_required`. An HTTP status
 * is never an error here.
 */
export interface GuardedHttp {
  request(input: HttpRequest): Promise<HttpResponse>;
}

/** Approvals on file for the connection under check. */
export interface TrustedPeers {
  fingerprints(input: {
    readonly kind: "ssh_host_key" | "tls_certificate";
    readonly host: string;
    readonly port: number;
  }): readonly string[];
}

/** One secret given for another. */
export interface SecretTrade<Result> {
  /** Its property. */
  readonly property: string;
  /**
   * Trades the value on file, which may be newer than the one the check began with. `next` is what it was
   * traded for; null where it stays good.
   */
  trade(current: string): Promise<{ readonly result: Result; readonly next: string | null }>;
}

export interface CheckContext {
  readonly tcp: GuardedTcp;
  readonly http: GuardedHttp;
  readonly trusted: TrustedPeers;
  /** Aborted when the stage or the run is over its time. */
  readonly signal: AbortSignal;
  /** Public addresses this deployment connects from, for "allow these addresses" hints. */
  readonly egressAddresses: readonly string[];
  /** There where somebody waits: what sleeps may be woken. `since`: when it was found asleep first, in ms since 1970. */
  readonly wake?: { readonly since: number | null };
  /** Roles this deployment can take on; what is missing in it, it has no identity for. */
  readonly operator?: OperatorIdentity;
  /**
   * Trades a stored secret that may be good for one use, such as a refresh token: one trade of a connection
   * at a time, and what comes of it is stored before this returns. Absent where nothing is stored.
   */
  readonly tradeSecret?: <Result>(input: SecretTrade<Result>) => Promise<Result>;
}
