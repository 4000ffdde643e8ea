import type { ConsentGrant } from "@/lib/connectors/consent";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/** Where the answers go into an address, they are a host name or a part of one; anything else is refused. */
const hostPart = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/**
 * A provider's two addresses for these answers, which have passed the card's validation.
 * @throws TypeError where an answer could change more of an address than its host
 */
export function consentAddresses(input: { readonly grant: ConsentGrant; readonly values: PropertyValues }): {
  readonly authorizeUrl: URL;
  readonly tokenUrl: URL;
} {
  const { grant, values } = input;
  const fill = (template: string) =>
    new URL(template.replaceAll(/\{(\w+)\}/g, (_mark, name: string) => partOf({ grant, values, name })));
  return { authorizeUrl: fill(grant.authorizeUrl), tokenUrl: fill(grant.tokenUrl) };
}

function partOf(input: {
  readonly grant: ConsentGrant;
  readonly values: PropertyValues;
  readonly name: string;
}): string {
  const { grant, values, name } = input;
  const given = String(values[name] ?? "").trim();
  const parts = grant.addressParts?.[name];
  const named = parts !== undefined && Object.hasOwn(parts, given) ? (parts[given] ?? "") : given;
  const ending = grant.optionalEndings?.[name] ?? "";
  const part = ending !== "" && named.endsWith(ending) ? named.slice(0, -ending.length) : named;
  if (!hostPart.test(part)) throw new TypeError("an answer does not fit into the provider's address");
  return part;
}
