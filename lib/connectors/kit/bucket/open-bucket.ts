import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { azureStore } from "../object-store/azure-store";
import { gcsOrigin, gcsRemedy, gcsStore } from "../object-store/gcs-store";
import type { ObjectStore } from "../object-store/object-store";
import { readSas } from "../object-store/read-sas";
import { awsS3Endpoint, readS3Target, s3TargetOrigin } from "../object-store/s3-endpoint";
import { s3Store } from "../object-store/s3-store";
import { googleRole } from "../role/take-role";
import { textValue } from "../text-value";
import { type BucketDefinition, type BucketGrant, type BucketVendor, bucketMethod } from "./bucket";

interface OpenBucket {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly grant: BucketGrant;
  /** Way to sign in. */
  readonly method: string;
  text(name: string): string;
}

/** The bucket these answers name, with what the sign-in stages were granted. */
export function openBucket(
  input: Pick<OpenBucket, "values" | "context" | "grant"> & { readonly definition: BucketDefinition },
): ObjectStore {
  const { values, definition } = input;
  const vendor = definition.vendor(values) ?? "bucket_s3";
  const method = bucketMethod({ definition, values });
  return openers[vendor]({ ...input, method, text: (name) => textValue({ values, name }) });
}

const openers: Readonly<Record<BucketVendor, (bucket: OpenBucket) => ObjectStore>> = {
  bucket_s3: openS3,
  bucket_gcs: openGcs,
  bucket_abs: openAzure,
  bucket_s3_compatible: openOwn,
};

const keyFields = { keyId: "access_id", secret: "secret_key", bucket: "bucket_name" } as const;

function openS3({ context, grant, text }: OpenBucket): ObjectStore {
  const region = text("bucket_region");
  const role = "aws_iam_role_arn";
  const fields = { ...keyFields, region: "bucket_region", host: "bucket_region" };
  return s3Store({
    context,
    endpoint: awsS3Endpoint({ region }),
    bucket: text("bucket_name"),
    region,
    keys: grant.keys ?? { accessKeyId: text("access_id"), secretAccessKey: text("secret_key") },
    fields: grant.keys === undefined ? fields : { ...fields, keyId: role, secret: role },
  });
}

function openGcs({ context, grant, method, text }: OpenBucket): ObjectStore {
  const bucket = text("bucket_name");
  const remedy = gcsRemedy({ bucket });
  if (grant.token !== undefined) {
    const credentialField = method === googleRole ? "service_account_email" : "service_account_key";
    return gcsStore({ context, bucket, token: grant.token, credentialField, remedy });
  }
  const inBucket = "bucket_name";
  return s3Store({
    context,
    endpoint: gcsOrigin,
    bucket,
    // Google takes part in S3's signatures, but its buckets have no region in this sense.
    region: "auto",
    keys: { accessKeyId: text("access_key"), secretAccessKey: text("secret") },
    fields: { keyId: "access_key", secret: "secret", bucket: inBucket, region: inBucket, host: inBucket },
    ...(remedy === undefined ? {} : { remedy }),
  });
}

function openAzure({ context, method, text }: OpenBucket): ObjectStore {
  return azureStore({
    context,
    account: text("storage_account_name"),
    container: text("container_name"),
    access:
      method === "azure_service_shared_access_signature"
        ? { kind: "sas", sas: readSas({ pasted: text("shared_access_signature_token") }) }
        : { kind: "key", key: text("storage_account_access_key") },
  });
}

function openOwn({ context, values, text }: OpenBucket): ObjectStore {
  const target = readS3Target(values);
  const { host, port, tls } = target;
  const approvedFingerprints = context.trusted.fingerprints({ kind: "tls_certificate", host, port });
  return s3Store({
    context,
    endpoint: s3TargetOrigin(target),
    bucket: text("bucket_name"),
    region: textValue({ values, name: "bucket_region", fallback: "us-east-1" }),
    keys: { accessKeyId: text("access_id"), secretAccessKey: text("secret_key") },
    fields: { ...keyFields, region: "bucket_region", host: "host" },
    access: { allowPlain: tls === null, tls: { approvedFingerprints } },
  });
}
