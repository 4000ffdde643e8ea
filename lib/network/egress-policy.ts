import type { IPv4, IPv6 } from "ipaddr.js";

/** A network an operator opened, and its prefix length in bits. */
export type AllowedNetwork = readonly [IPv4 | IPv6, number];

/**
 * Which addresses this deployment may connect to. Public unicast addresses always; any other only
 * inside `allowed`; addresses of cloud metadata services never.
 */
export interface EgressPolicy {
  readonly allowed: readonly AllowedNetwork[];
}
