import type { ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import { textField } from "../http-api/fields";

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
