import ipaddr from "ipaddr.js";

/**
 * True where an address lies in one of the ranges; an empty list allows every address.
 * @param input.address of the peer; null is never in a range
 */
export function isAddressAllowed(input: {
  readonly address: string | null;
  readonly networks: readonly string[];
}): boolean {
  const { address, networks } = input;
  if (networks.length === 0) return true;
  if (address === null || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
}
