import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { Stage } from "../../types";
import { type ObjectStagesDefinition, objectStages } from "../object-store/object-stages";
import { stagingStages } from "../object-store/staging-stages";
import type { BucketDefinition, BucketState, BucketVendor } from "./bucket";
import { openBucket } from "./open-bucket";
import { bucketSignInStages } from "./sign-in-stages";

/** Signs in to the bucket, finds it, then writes, reads and removes an object in the `folder`. */
export function bucketStages<State extends BucketState>(
  definition: BucketDefinition,
): readonly Stage<State>[] {
  return [...bucketSignInStages<State>(definition), ...objectBucketStages<State>(definition)];
}

/** The same without the sign-in, for a connector that needs it earlier. */
export function objectBucketStages<State extends BucketState>(
  definition: BucketDefinition,
): readonly Stage<State>[] {
  const applies = (values: PropertyValues) => definition.vendor(values) !== null;
  return objectStages<State>(bucketObjects(definition)).map((stage) => ({ ...stage, applies }));
}

/** The same for a bucket that a warehouse loads from; its stages have names of their own. */
export function stagingBucketStages<State extends BucketState>(
  definition: BucketDefinition,
): readonly Stage<State>[] {
  const applies = (values: PropertyValues) => definition.vendor(values) !== null;
  return [
    ...bucketSignInStages<State>(definition),
    ...stagingStages<State>({ ...bucketObjects<State>(definition), applies }),
  ];
}

const hosts: Readonly<Record<BucketVendor, string>> = {
  bucket_s3: "bucket_region",
  bucket_gcs: "bucket_name",
  bucket_abs: "storage_account_name",
  bucket_s3_compatible: "host",
};

/** The bucket of these answers as the stages and looks of an object store take it. */
export function bucketObjects<State extends BucketState>(
  definition: BucketDefinition,
): ObjectStagesDefinition<State> {
  return {
    noun: "bucket",
    fields: (values) => {
      const vendor = definition.vendor(values) ?? "bucket_s3";
      return { [vendor === "bucket_s3_compatible" ? "otherwise" : "dns_not_found"]: hosts[vendor] };
    },
    open: ({ values, context, state }) =>
      openBucket({ definition, values, context, grant: state.bucket ?? {} }),
  };
}
