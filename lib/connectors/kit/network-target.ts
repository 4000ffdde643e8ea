import type { Duplex } from "node:stream";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { ResolvedHost, SshHandshake, SshTunnel, TlsOptions } from "@/lib/shared/setup-test/context";
import type { RunState } from "./define-connector";
import { createOpenResources } from "./open-resources";

/** Where a connector's values lead, and through what. */
export interface NetworkTarget {
  readonly host: string;
  readonly port: number;
  /** Null where the user turned TLS off. */
  readonly tls: Pick<TlsOptions, "mode" | "ca" | "alpn" | "maxVersion" | "client"> | null;
  /** Null without a tunnel. */
  readonly ssh: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly privateKey: string;
    /** The line for authorized_keys, to copy where the sign-in fails. */
    readonly publicKey?: string;
  } | null;
  /** Milliseconds the connection may take, where the user set a limit of their own. */
  readonly connectMs?: number;
}

/** Names of the report-card properties a failure points to. */
export interface NetworkFields {
  readonly host: string;
  readonly port: string;
  readonly tls: string;
  readonly ca: string;
  readonly sshHost: string;
  readonly sshPort: string;
  readonly sshUsername: string;
}

/** What the network stages leave for the later ones. */
export interface NetworkState extends RunState {
  resolved: ResolvedHost | null;
  /** The innermost stream: TCP, then the tunnel's channel, then TLS. */
  stream: Duplex | null;
  ssh: SshHandshake | null;
  tunnel: SshTunnel | null;
  /** True once TLS is up and verified. An SSH tunnel alone leaves the way from its end to the target open. */
  isEncrypted: boolean;
}

/** The state a run starts with. */
export function createNetworkState(): NetworkState {
  return {
    resources: createOpenResources(),
    resolved: null,
    stream: null,
    ssh: null,
    tunnel: null,
    isEncrypted: false,
  };
}

/** What the network stages need to know of a connector. */
export interface NetworkDefinition {
  readonly fields: NetworkFields;
  read(values: PropertyValues): NetworkTarget;
  /**
   * Asks for TLS inside the protocol, where the server expects that. Returns what the driver has to find
   * at the start of the secured stream, or null. Throws `NetworkError`.
   */
  requestTls?(input: {
    readonly stream: Duplex;
    readonly target: NetworkTarget;
    readonly signal: AbortSignal;
  }): Promise<Buffer | null>;
  /** The stream to do TLS over, where the protocol carries the handshake inside of its own messages. */
  carryTls?(input: { readonly stream: Duplex; readonly target: NetworkTarget }): Duplex;
}
