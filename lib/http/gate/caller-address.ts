import { type BlockList, isIP } from "node:net";

/**
 * Whose request this is: the peer of the connection, or, where that is a proxy of the operator's, the last
 * address of `X-Forwarded-For` that is no such proxy. What stands further left anybody can have written.
 */
export function callerAddress(input: {
  /** Of the socket; IPv4 may be written as IPv6. */
  readonly peer: string;
  readonly forwardedFor: string;
  readonly proxies: BlockList;
}): string {
  let address = plain(input.peer);
  const hops = input.forwardedFor.split(",").map((hop) => plain(hop.trim()));
  while (isProxy({ address, proxies: input.proxies })) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) return address;
    address = hop;
  }
  return address;
}

function isProxy({ address, proxies }: { readonly address: string; readonly proxies: BlockList }): boolean {
  return isIP(address) !== 0 && proxies.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}

function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address;
}
