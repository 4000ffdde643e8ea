import type { PropertyValues, ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { awsEndpoint } from "../aws/aws-endpoint";
import type { AwsKeys } from "../aws/send-signed";
import { textField } from "../http-api/fields";
import { textValue } from "../text-value";
import type { ObjectStore } from "./object-store";
import { s3Store } from "./s3-store";

/** `bucket_name` and `bucket_region` of a bucket that a warehouse works with. */
export function s3BucketProperties(input: {
  /** What the bucket is for, as a sentence. */
  readonly purpose: string;
  readonly shown_when?: ShownWhen;
}): readonly ReportCardProperty[] {
  const { purpose, ...rest } = input;
  return [
    textField({
      ...rest,
      name: "bucket_name",
      title: "Bucket",
      description: `${purpose} Its name as in the S3 console, without s3:// and without a path.`,
      placeholder: "acme-staging",
      pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
      maxLength: 63,
    }),
    textField({
      ...rest,
      name: "bucket_region",
      title: "Bucket region",
      description: "The code shown beside the bucket in the S3 console.",
      placeholder: "eu-west-1",
      pattern: "^[a-z]{2}(-[a-z]+)+-\\d$",
      maxLength: 40,
    }),
  ];
}

/** That bucket, opened with the keys of the form or of a role. */
export function s3Staging(input: {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  /** Keys of a role. @default those of the form */
  readonly keys?: AwsKeys | undefined;
}): ObjectStore {
  const { values, context } = input;
  const text = (name: string) => textValue({ values, name });
  const region = text("bucket_region");
  return s3Store({
    context,
    endpoint: awsEndpoint({ service: "s3", region }),
    bucket: text("bucket_name"),
    region,
    keys: input.keys ?? { accessKeyId: text("access_id"), secretAccessKey: text("secret_key") },
    fields: {
      keyId: "access_id",
      secret: "secret_key",
      bucket: "bucket_name",
      region: "bucket_region",
      host: "bucket_region",
    },
  });
}
