import { isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { NetworkError } from "@/lib/shared/errors/network-error";

/** What a URL, a login or a shell would add around a host name, and white space. */
const foreign = /[\s/\\@?#%<>^|[\]]/;

/** Longest DNS name in presentation form (RFC 1035), with a final dot. */
const maxLength = 254;

/**
 * Checks a host as typed and gives the spelling to resolve: international names in ASCII, and IPv4 in
 * any notation (`0x7f.1`, `2130706433`) in its four-part form, as every resolver would read it.
 * Throws `invalid_host`.
 */
export function canonicalHost({ host }: { readonly host: string }): string {
  if (isIPv6(host) && !host.includes("%")) return host.toLowerCase();
  if (host === "" || foreign.test(host)) throw invalidHost(advice(host));
  if (host.includes(":")) throw invalidHost("Leave out the port: it has a field of its own.");
  const name = domainToASCII(host);
  if (name === "" || name.length > maxLength) throw invalidHost("Check the spelling.");
  return name;
}

function advice(host: string): string {
  if (host === "") return "Enter the name or the address of the server.";
  if (host.includes("://")) return "Enter the name alone, without the part before :// and without a path.";
  if (host.includes("@")) return "Enter the name alone: the user name has a field of its own.";
  if (host.startsWith("/")) return "A path to a socket cannot be used. Enter a host name.";
  if (host.includes("[")) return "Enter the IPv6 address without brackets.";
  if (host.includes("%")) return "An address with a zone (the part after %) cannot be used.";
  return "It may not contain spaces or slashes.";
}

function invalidHost(hint: string): NetworkError {
  return new NetworkError({ code: "invalid_host", userMessage: `This is not a host name. ${hint}` });
}
