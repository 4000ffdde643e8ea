import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { awsKeyProperties } from "../kit/aws/aws-key-properties";
import { s3BucketProperties } from "../kit/aws/s3-bucket-properties";
import { choiceField } from "../kit/http-api/fields";

const withHive = { property: "metastore", in: ["hive"] } as const;

/** Without Unity Catalog, files go through a bucket of the customer's. */
export const stagingStep: ReportCardStep = {
  type: "form",
  id: "staging",
  title: "Staging",
  description: "With the Hive metastore, data is loaded by way of a bucket.",
  properties: [
    choiceField({
      name: "bucket_vendor",
      title: "Kind of bucket",
      description: "Where the files are kept while they are loaded.",
      choices: { bucket_s3: "Amazon S3" },
      shown_when: withHive,
    }),
    ...s3BucketProperties({ purpose: "The workspace has to be able to read it.", shown_when: withHive }),
    ...awsKeyProperties({ shown_when: withHive }),
  ],
};
