import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { AwsKeys } from "../aws/send-signed";
import type { RunState } from "../define-connector";
import { textValue } from "../text-value";

/** Who keeps the bucket. */
export type BucketVendor = "bucket_s3" | "bucket_gcs" | "bucket_abs" | "bucket_s3_compatible";

/** What a role or a key file yielded in this run. Secret. */
export interface BucketGrant {
  readonly keys?: AwsKeys;
  readonly token?: string;
}

/** State of a run that opens a bucket; a state without `bucket` starts with nothing granted. */
export interface BucketState extends RunState {
  bucket?: BucketGrant;
}

/** How a connector's answers say which bucket it is. */
export interface BucketDefinition {
  /** Null where these answers name no bucket. */
  vendor(values: PropertyValues): BucketVendor | null;
  /** Property that holds the way to sign in; it may be missing where there is one way alone. */
  readonly methodProperty: string;
  /** What a token of Google is asked for. @default reading and writing objects */
  readonly googleScope?: string;
}

/** The way to sign in to the bucket, by the names of `bucket_auth_method`. */
export function bucketMethod(input: {
  readonly definition: BucketDefinition;
  readonly values: PropertyValues;
}): string {
  const { definition, values } = input;
  const vendor = definition.vendor(values);
  const usual = vendor === null ? "" : usualMethods[vendor];
  return textValue({ values, name: definition.methodProperty, fallback: usual });
}

const usualMethods = {
  bucket_s3: "aws_access_keys",
  bucket_gcs: "gcs_hmac_keys",
  bucket_abs: "azure_storage_account_access_key",
  bucket_s3_compatible: "access_keys",
} as const satisfies Record<BucketVendor, string>;
