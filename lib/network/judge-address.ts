import ipaddr, { type IPv4, type IPv6 } from "ipaddr.js";
import type { EgressPolicy } from "./egress-policy";

/** `reason` is for logs: the address class, never shown to the end user. */
export interface AddressVerdict {
  readonly allowed: boolean;
  readonly reason: string;
}

/**
 * Cloud metadata services, which hand out the operator's own credentials: AWS and most others, AWS ECS
 * tasks, AWS over IPv6, Alibaba, Azure's platform address (which lies in a public range).
 */
const metadataAddresses: ReadonlySet<string> = new Set(
  ["169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"].map((address) =>
    ipaddr.process(address).toNormalizedString(),
  ),
);

const globalUnicast = ipaddr.parseCIDR("2000::/3");
/** Ranges whose addresses hold an IPv4 address, and the byte it starts at (RFC 6052, RFC 3056). */
const embedding: readonly (readonly [readonly [IPv4 | IPv6, number], number])[] = [
  [ipaddr.parseCIDR("64:ff9b::/96"), 12],
  [ipaddr.parseCIDR("2002::/16"), 2],
];

/** Whether a resolved address may be connected to. What cannot be parsed may not. */
export function judgeAddress(input: {
  readonly policy: EgressPolicy;
  readonly address: string;
}): AddressVerdict {
  const address = parse(input.address);
  if (address === null) return { allowed: false, reason: "unparsable" };
  if (isMetadata(address)) return { allowed: false, reason: "metadata" };
  if (input.policy.allowed.some(([network, bits]) => isInside({ address, network, bits }))) {
    return { allowed: true, reason: "allow-list" };
  }
  const range = address.range();
  if (range !== "unicast") return { allowed: false, reason: range };
  // ipaddr.js calls every IPv6 address it has no name for "unicast", unassigned space included.
  const isGlobal = address.kind() === "ipv4" || address.match(globalUnicast);
  return { allowed: isGlobal, reason: isGlobal ? "unicast" : "unassigned" };
}

/** Whether a literal address is one of a metadata service, also inside NAT64 or 6to4. */
export function isMetadataAddress(input: { readonly address: string }): boolean {
  const address = parse(input.address);
  return address !== null && isMetadata(address);
}

/** Letters that no notation of an address has. To find out by parsing costs a dial more than judging it. */
const nameLetter = /[^0-9a-fx.:%[\]]/i;

/** `process` unwraps IPv4-mapped IPv6, so that ::ffff:127.0.0.1 is judged as 127.0.0.1. */
function parse(address: string): IPv4 | IPv6 | null {
  if (nameLetter.test(address)) return null;
  try {
    return ipaddr.process(address);
  } catch {
    return null;
  }
}

function isMetadata(address: IPv4 | IPv6): boolean {
  const candidates = [address, ...embeddedIpv4(address)];
  return candidates.some((candidate) => metadataAddresses.has(candidate.toNormalizedString()));
}

function embeddedIpv4(address: IPv4 | IPv6): readonly IPv4[] {
  const bytes = address.toByteArray();
  return embedding
    .filter(([[network, bits]]) => isInside({ address, network, bits }))
    .map(([, start]) => new ipaddr.IPv4(bytes.slice(start, start + 4)));
}

function isInside(input: { address: IPv4 | IPv6; network: IPv4 | IPv6; bits: number }): boolean {
  return input.address.kind() === input.network.kind() && input.address.match(input.network, input.bits);
}
