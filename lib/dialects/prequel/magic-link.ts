import type { z } from "zod";
import { vendorTypeOf } from "@/lib/shared/dialect/field";
import type { DialectMagicLink } from "@/lib/shared/dialect/magic-link";
import type { createMagicLinkBody, prequelMagicLink } from "./shapes";
import { prequelVendors } from "./vendors";

/** Properties that are a bucket's name and the id of its key, by what Prequel calls them. */
const prefillable = { bucket_name: ["bucket_name"], bucket_access_id: ["access_id", "access_key"] } as const;

/** A hosted link session as Prequel shows a magic link. */
export function toMagicLink(one: DialectMagicLink): z.infer<typeof prequelMagicLink> {
  const { recipient, type, prefilled } = one;
  return {
    id: one.id,
    name: recipient.name,
    products: [],
    id_in_provider_system: recipient.externalId,
    host: one.host,
    link: one.link,
    has_been_used: one.hasBeenUsed,
    created_at: one.createdAt,
    bucket_name: prefilled.bucket_name ?? null,
    vendor: type === null ? null : (vendorTypeOf({ types: prequelVendors, type }) ?? type),
    available_models: [],
    set_destination_enabled: true,
    recipient_id: recipient.id,
    bucket_access_id: prefilled.access_id ?? prefilled.access_key ?? null,
    bucket_vendor: null,
    ssh_public_key: null,
    redirect_url: one.returnUrl,
    metastore: null,
    catalog: null,
    bucket_host: null,
    table_bucket_arn: null,
  };
}

/** What a call fills in, by our properties; a vendor without such a one takes it under Prequel's name, to be refused. */
export function readPrefilled(
  given: z.infer<typeof createMagicLinkBody>["magic_link"],
): Readonly<Record<string, string>> {
  const fields = prequelVendors[given.vendor ?? ""]?.fields ?? [];
  const pairs = (["bucket_name", "bucket_access_id"] as const).flatMap((key) => {
    const value = given[key];
    if (value === undefined) return [];
    const known = prefillable[key].find((name) => fields.some(({ property }) => property === name));
    return [[known ?? key, value] as const];
  });
  return Object.fromEntries(pairs);
}

/** Where a client of Prequel said what ours says there. */
export function magicLinkPlace(loc: readonly (string | number)[]): readonly (string | number)[] | null {
  const [place, part] = loc;
  if (place !== "body") return null;
  const names: Readonly<Record<string, string>> = {
    destinationTypes: "vendor",
    fields: "bucket_name",
    recipientId: "recipient_id",
    returnUrl: "redirect_url",
  };
  return ["body", "magic_link", names[String(part)] ?? String(part)];
}
