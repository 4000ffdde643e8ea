import type { z } from "zod";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import { vendorTypeOf } from "@/lib/shared/dialect/field";
import { pathOfProperty } from "@/lib/shared/dialect/path-of-property";
import { type DialectAnswers, toAnswers } from "@/lib/shared/dialect/to-answers";
import type { createDestinationBody, updateDestinationBody } from "./shapes";
import { prequelVendors } from "./vendors";

type Given =
  | z.infer<typeof createDestinationBody>["destination"]
  | z.infer<typeof updateDestinationBody>["destination"];
type Answers = Readonly<Record<string, string | number | boolean>>;

/** Our destination type of a vendor; null where Prequel has none of that name. */
export function typeOfVendor({ vendor }: { readonly vendor: string }): string | null {
  return Object.hasOwn(prequelVendors, vendor) ? (prequelVendors[vendor]?.type ?? null) : null;
}

/** Vendors whose object a call holds. */
function vendorsOf(given: Given): readonly string[] {
  return Object.keys(prequelVendors).filter(
    (vendor) => (given as Record<string, unknown>)[vendor] !== undefined,
  );
}

/**
 * The vendor's object of a call as answers; its paths begin at `destination`. An object of another vendor is
 * refused, as is a destination's change of a type that Prequel does not know.
 * @param type ours, of the destination
 */
export function readVendor(input: {
  readonly type: string;
  readonly given: Given;
  readonly onFile: Answers;
}): DialectAnswers {
  const { type, given, onFile } = input;
  const vendor = vendorTypeOf({ types: prequelVendors, type });
  const foreign = vendorsOf(given).filter((one) => one !== vendor);
  const object = vendor === null ? undefined : (given as Record<string, unknown>)[vendor];
  const { values, problems } = toAnswers({
    fields: prequelVendors[vendor ?? ""]?.fields ?? [],
    object: (object ?? {}) as Record<string, unknown>,
    shown: onFile,
  });
  return {
    values,
    problems: [
      ...foreign.map((one) => ({
        path: [one],
        message: `is not the destination's vendor, which is ${vendor ?? type}`,
        type: "extra_forbidden" as const,
      })),
      ...problems.map((problem) => ({ ...problem, path: [vendor ?? "", ...problem.path] })),
    ],
  };
}

/** What a call says of loading, by our names. */
export function readLoad(given: Given): DialectDestination["load"] {
  const named = {
    frequencyMinutes: given.frequency_minutes,
    enabledModels: given.enabled_models,
    products: "products" in given ? given.products : undefined,
    maxConcurrentTransfers: given.max_concurrent_transfers,
    maxConcurrentQueriesPerTransfer: given.max_concurrent_queries_per_transfer,
    isEnabled: given.is_enabled,
    machineTypeId: given.machine_type_id,
  };
  return Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  ) as DialectDestination["load"];
}

/** Where a client of Prequel said what ours says there. */
export function prequelPlace(input: {
  readonly type: string;
  readonly answers: Answers;
}): (loc: readonly (string | number)[]) => readonly (string | number)[] | null {
  const { type, answers } = input;
  const vendor = vendorTypeOf({ types: prequelVendors, type }) ?? type;
  const fields = prequelVendors[vendor]?.fields ?? [];
  return ([place, part, property]) => {
    if (place !== "body") return null;
    if (part === "provider") return ["body", "destination", "vendor"];
    if (part === "recipientId") return ["body", "destination", "recipient_id"];
    if (part !== "credentials") return null;
    const path = pathOfProperty({ fields, property: String(property), answers });
    return ["body", "destination", vendor, ...path];
  };
}
