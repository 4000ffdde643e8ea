import { NetworkError } from "@/lib/shared/errors/network-error";
import { isMetadataAddress } from "./judge-address";

const metadataNames: ReadonlySet<string> = new Set([
  "metadata.google.internal",
  "metadata.goog",
  "instance-data.ec2.internal",
]);

/**
 * Throws `address_not_allowed` for a metadata service, by name or by address. `host` is in the spelling
 * of `canonicalHost`. This also guards targets behind an SSH server, which resolves names itself.
 */
export function refuseMetadataHost({ host }: { readonly host: string }): void {
  const name = host.toLowerCase().replace(/\.+$/, "");
  if (!metadataNames.has(name) && !isMetadataAddress({ address: name })) return;
  throw new NetworkError({
    code: "address_not_allowed",
    userMessage: `${host} is the address of a cloud metadata service. This service never connects to those.`,
    facts: [{ label: "Host", value: host }],
  });
}
