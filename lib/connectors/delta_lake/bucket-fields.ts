import type { ReportCardProperty, ReportCardStep, ShownWhen } from "@/lib/shared/report-card/types";
import {
  accessKey,
  azureAccessKey,
  azureContainer,
  azureSas,
  bucketName,
  bucketRegion,
  hmacKey,
  serviceAccountKeyFile,
} from "../kit/bucket/bucket-properties";
import { methodTitles } from "../kit/bucket/method-titles";
import { choiceField, textField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import { awsRoleProperties, googleRoleProperties } from "../kit/role/role-properties";

const at = (...vendors: readonly string[]): ShownWhen => ({ property: "bucket_vendor", in: vendors });
const by = (...methods: readonly string[]): ShownWhen => ({ property: "bucket_auth_method", in: methods });

/** Where the bucket is, by vendor. */
export const bucketFields: readonly ReportCardProperty[] = [
  textField({
    name: "host",
    title: "Endpoint",
    description:
      "Name of the storage service, with its port if that is not the usual one. Without the bucket.",
    placeholder: "storage.example.com:9000",
    pattern: "^[A-Za-z0-9]([A-Za-z0-9.:_-]{0,252})$",
    maxLength: 253,
    shown_when: at("bucket_s3_compatible"),
  }),
  property({
    name: "disable_ssl",
    title: "Turn TLS off",
    description: "Only where the whole network in between is private.",
    is_required: false,
    choice_titles: { true: "TLS is off", false: "TLS is on" },
    shown_when: at("bucket_s3_compatible"),
    json_schema: { type: "boolean", default: false },
  }),
  bucketName({ shown_when: at("bucket_s3", "bucket_gcs", "bucket_s3_compatible") }),
  {
    ...bucketRegion({ shown_when: at("bucket_s3", "bucket_s3_compatible") }),
    description: "The code shown beside the bucket. Other services than Amazon S3 often take us-east-1.",
  },
  ...azureContainer({ shown_when: at("bucket_abs") }),
];

/** How to sign in to it, by vendor. */
export const signInStep: ReportCardStep = {
  type: "form",
  id: "sign-in",
  title: "Sign in",
  description: "Best use credentials made for this purpose, with rights on this bucket only.",
  properties: [
    {
      ...choiceField({
        name: "bucket_auth_method",
        title: "How to sign in",
        description: "With a role there is no secret to hand over.",
        choices: methodTitles,
      }),
      choices_when: [
        {
          property: "bucket_vendor",
          choices: {
            bucket_s3: ["aws_access_keys", "aws_iam_role"],
            bucket_abs: ["azure_storage_account_access_key", "azure_service_shared_access_signature"],
            bucket_gcs: ["gcp_service_account_key", "gcp_service_account_role", "gcs_hmac_keys"],
            bucket_s3_compatible: ["access_keys"],
          },
        },
      ],
    },
    ...awsRoleProperties({ shown_when: by("aws_iam_role") }),
    ...accessKey({ shown_when: by("aws_access_keys", "access_keys") }),
    azureAccessKey({ shown_when: by("azure_storage_account_access_key") }),
    azureSas({ shown_when: by("azure_service_shared_access_signature") }),
    serviceAccountKeyFile({ shown_when: by("gcp_service_account_key") }),
    ...googleRoleProperties({ shown_when: by("gcp_service_account_role") }),
    ...hmacKey({ shown_when: by("gcs_hmac_keys") }),
  ],
};
