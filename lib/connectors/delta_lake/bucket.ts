import type { BucketDefinition, BucketVendor } from "../kit/bucket/bucket";
import { textValue } from "../kit/text-value";

const vendors: readonly BucketVendor[] = ["bucket_s3", "bucket_abs", "bucket_gcs", "bucket_s3_compatible"];

/** How the answers say which bucket it is. */
export const bucket: BucketDefinition = {
  vendor: (values) => {
    const chosen = textValue({ values, name: "bucket_vendor", fallback: "bucket_s3" });
    return vendors.find((vendor) => vendor === chosen) ?? "bucket_s3";
  },
  methodProperty: "bucket_auth_method",
};
