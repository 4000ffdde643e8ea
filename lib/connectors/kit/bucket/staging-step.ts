import type { ReportCardProperty, ReportCardStep, ShownWhen } from "@/lib/shared/report-card/types";
import { choiceField } from "../http-api/fields";
import { textValue } from "../text-value";
import type { BucketDefinition, BucketVendor } from "./bucket";

const vendorProperty = "bucket_vendor";

/** Asked for while one of these vendors keeps the bucket. */
export function atVendor(...vendors: readonly BucketVendor[]): ShownWhen {
  return { property: vendorProperty, in: vendors };
}

/** A step for the bucket that a database loads from, where there is to be one. */
export function stagingStep(input: {
  /** Labels of the vendors there are. */
  readonly vendors: Readonly<Partial<Record<BucketVendor, string>>>;
  readonly properties: readonly ReportCardProperty[];
}): ReportCardStep {
  return {
    type: "form",
    id: "staging",
    title: "Staging",
    description: "Large loads are faster by way of a bucket that the database reads from.",
    properties: [
      choiceField({
        name: vendorProperty,
        title: "Kind of bucket",
        description: "Where the files are kept while they are loaded.",
        choices: { bucket_implicit: "None: rows go straight into the tables", ...input.vendors },
      }),
      ...input.properties,
    ],
  };
}

/** The bucket of such a step; none unless one was chosen. */
export function stagingBucket(vendors: readonly BucketVendor[]): BucketDefinition {
  return {
    vendor: (values) => {
      const chosen = textValue({ values, name: vendorProperty });
      return vendors.find((vendor) => vendor === chosen) ?? null;
    },
    methodProperty: "bucket_auth_method",
  };
}
