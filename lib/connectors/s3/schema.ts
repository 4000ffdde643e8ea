import { disableManifestProperty, folderProperty } from "../kit/object-store/folder-property";
import { property } from "../kit/property";
import { awsRoleProperties, awsRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";

const withKeys = { property: "auth_method", in: ["aws_access_keys"] } as const;
const withRole = { property: "auth_method", in: ["aws_iam_role"] } as const;

/** Amazon S3. */
export const schema: ConnectorSchema = {
  id: "s3",
  title: "Amazon S3",
  category: "object-store",
  capabilities: ["verify", "files"],
  docsUrl: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html",
  iconPath:
    "M4 5c0-1.7 3.6-3 8-3s8 1.3 8 3l-2 14c-.2 1.6-2.9 3-6 3s-5.800-1.400-6-3ZM6.200 7 8 18h8l1.800-11c-3.500 1.400-8.100 1.400-11.600 0Z",
  provides: awsRoleValues,
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which bucket should the data be written to?",
      properties: [
        property({
          name: "bucket_name",
          title: "Bucket",
          description: "Name of the bucket, as in the S3 console. Without s3:// and without a path.",
          placeholder: "acme-exports",
          json_schema: { type: "string", pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", maxLength: 63 },
        }),
        property({
          name: "bucket_region",
          title: "Region",
          description: "The code shown beside the bucket in the S3 console.",
          placeholder: "eu-west-1",
          json_schema: { type: "string", pattern: "^[a-z]{2}(-[a-z]+)+-\\d$", maxLength: 40 },
        }),
        folderProperty,
        disableManifestProperty,
        property({
          name: "use_ssh_tunnel",
          title: "SSH tunnel",
          description: "Amazon S3 is reached directly over HTTPS, so there is no tunnel to set up.",
          is_required: false,
          choice_titles: { false: "Not used" },
          json_schema: { type: "boolean", enum: [false], default: false },
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Best use an IAM user made for this purpose, with rights on this bucket only.",
      properties: [
        property({
          name: "auth_method",
          title: "How to sign in",
          description: "With a role there is no secret to hand over.",
          choice_titles: { aws_access_keys: "Access key", aws_iam_role: "IAM role" },
          json_schema: {
            type: "string",
            enum: ["aws_access_keys", "aws_iam_role"],
            default: "aws_access_keys",
          },
        }),
        ...awsRoleProperties({ shown_when: withRole }),
        property({
          name: "access_id",
          title: "Access key ID",
          description: "In the IAM console, open the user, then Security credentials. It begins with AKIA.",
          placeholder: "AKIAIOSFODNN7EXAMPLE",
          shown_when: withKeys,
          json_schema: { type: "string", pattern: "^[A-Z0-9]{16,128}$", maxLength: 128 },
        }),
        property({
          name: "secret_key",
          title: "Secret access key",
          description:
            "Shown once, when the access key is created. It is stored encrypted and never shown again.",
          is_credential: true,
          shown_when: withKeys,
          json_schema: { type: "string", writeOnly: true, minLength: 16, maxLength: 128 },
        }),
      ],
    },
  ],
};
