import type { ReportCardStep, ShownWhen } from "@/lib/shared/report-card/types";
import {
  accessKey,
  bucketName,
  bucketRegion,
  hmacKey,
  serviceAccountKeyFile,
} from "../kit/bucket/bucket-properties";
import { methodTitles } from "../kit/bucket/method-titles";
import { choiceField } from "../kit/http-api/fields";
import { folderProperty } from "../kit/object-store/folder-property";
import { awsRoleProperties, googleRoleProperties } from "../kit/role/role-properties";

const by = (method: string): ShownWhen => ({ property: "bucket_auth_method", in: [method] });
const { aws_access_keys, aws_iam_role, gcp_service_account_key, gcp_service_account_role, gcs_hmac_keys } =
  methodTitles;

/** Where the files of the tables are, and how to get there. */
export const storageStep: ReportCardStep = {
  type: "form",
  id: "storage",
  title: "Storage",
  description: "Best use credentials made for this purpose, with rights on this bucket only.",
  properties: [
    {
      ...choiceField({
        name: "bucket_vendor",
        title: "Storage",
        description: "Where the bucket of the tables is.",
        choices: { bucket_s3: "Amazon S3", bucket_gcs: "Google Cloud Storage" },
      }),
      choices_when: [
        {
          property: "catalog_type",
          choices: {
            catalog_glue: ["bucket_s3"],
            catalog_s3_tables: ["bucket_s3"],
            catalog_google_lakehouse: ["bucket_gcs"],
          },
        },
      ],
    },
    bucketName(),
    bucketRegion({ shown_when: { property: "bucket_vendor", in: ["bucket_s3"] } }),
    folderProperty,
    {
      ...choiceField({
        name: "bucket_auth_method",
        title: "How to sign in",
        description: "With a role there is no secret to hand over.",
        choices: {
          aws_access_keys,
          aws_iam_role,
          gcp_service_account_key,
          gcp_service_account_role,
          gcs_hmac_keys,
        },
      }),
      choices_when: [
        {
          property: "bucket_vendor",
          choices: {
            bucket_s3: ["aws_access_keys", "aws_iam_role"],
            bucket_gcs: ["gcp_service_account_key", "gcp_service_account_role", "gcs_hmac_keys"],
          },
        },
        {
          // An HMAC key opens the bucket but not the catalog.
          property: "catalog_type",
          choices: { catalog_google_lakehouse: ["gcp_service_account_key", "gcp_service_account_role"] },
        },
      ],
    },
    ...awsRoleProperties({ shown_when: by("aws_iam_role") }),
    ...accessKey({ shown_when: by("aws_access_keys") }),
    serviceAccountKeyFile({ shown_when: by("gcp_service_account_key") }),
    ...googleRoleProperties({ shown_when: by("gcp_service_account_role") }),
    ...hmacKey({ shown_when: by("gcs_hmac_keys") }),
  ],
};
