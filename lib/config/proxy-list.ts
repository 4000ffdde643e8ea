import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { list } from "./value-forms";

/** Addresses and CIDR ranges, by comma, as a list to look addresses up in. */
export const proxyList = list.transform((entries, context) => {
  const proxies = new BlockList();
  if (entries.every((entry) => add({ proxies, entry }))) return proxies;
  context.addIssue({ code: "custom", message: "not addresses" });
  return z.NEVER;
});

function add({ proxies, entry }: { readonly proxies: BlockList; readonly entry: string }): boolean {
  const [address = "", bits, ...more] = entry.split("/");
  const family = isIP(address);
  const prefix = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  const longest = family === 4 ? 32 : 128;
  if (family === 0 || more.length > 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > longest)
    return false;
  proxies.addSubnet(address, prefix, family === 4 ? "ipv4" : "ipv6");
  return true;
}
