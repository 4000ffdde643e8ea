import ipaddr from "ipaddr.js";
import type { AllowedNetwork, EgressPolicy } from "./egress-policy";

/**
 * Reads the operator's allow-list.
 *
 * @param input.allowedCidrs networks such as `10.0.0.0/8` or `fd00::/8`; a bare address means itself alone.
 * @throws Error whose message names the entry that cannot be read.
 */
export function parseEgressPolicy(input: { readonly allowedCidrs: readonly string[] }): EgressPolicy {
  return { allowed: input.allowedCidrs.map(parseEntry) };
}

function parseEntry(entry: string): AllowedNetwork {
  const text = entry.trim();
  try {
    // The strict four-part form only: ipaddr.js would also read `10.1` or `0x7f000001`.
    if (!text.includes(":") && !/^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(text))
      throw new Error("not four decimal parts");
    const [network, bits] = ipaddr.parseCIDR(
      text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`,
    );
    if (network.range() === "ipv4Mapped") throw new Error("IPv4-mapped");
    return [network, bits];
  } catch (cause) {
    throw new Error(
      `"${text}" in the list of allowed networks is not a network. Write it like 10.0.0.0/8, 192.0.2.7 or fd00::/8.`,
      { cause },
    );
  }
}
