import { awsKeyProperties } from "../kit/aws/aws-key-properties";
import { s3BucketProperties } from "../kit/aws/s3-bucket-properties";
import { choiceField, textField } from "../kit/http-api/fields";
import { awsRoleProperties, awsRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";

const withKeys = { property: "auth_method", in: ["aws_access_keys"] } as const;
const withRole = { property: "auth_method", in: ["aws_iam_role"] } as const;

/** Amazon Athena over the Glue catalogue. */
export const schema: ConnectorSchema = {
  id: "athena",
  title: "Amazon Athena",
  category: "warehouse",
  docsUrl: "https://docs.aws.amazon.com/athena/latest/ug/what-is.html",
  iconPath:
    "M12 2 21 7v10l-9 5-9-5V7ZM12 4.500 6 7.800l6 3.300 6-3.300ZM5 9.500v6.300l6 3.300v-6.300ZM19 9.500l-6 3.300v6.300l6-3.300Z",
  capabilities: ["verify", "tables", "sample", "query"],
  provides: awsRoleValues,
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        textField({
          name: "workgroup",
          title: "Workgroup",
          description:
            "In the Athena console: Administration, Workgroups. Every account has one called primary.",
          placeholder: "primary",
          pattern: "^[A-Za-z0-9._-]{1,128}$",
          default: "primary",
          maxLength: 128,
        }),
        textField({
          name: "connection_database",
          title: "Database to query",
          description: "Queries start in it. It has to exist; it may be the same as the next one.",
          placeholder: "default",
          maxLength: 255,
        }),
        textField({
          name: "write_database",
          title: "Database to load into",
          description: "Tables are created here. It has to exist: SHOW DATABASES lists them.",
          placeholder: "analytics",
          maxLength: 255,
        }),
        ...s3BucketProperties({
          purpose: "Data and results are kept here, and Athena works in its region.",
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Best use an IAM user or role made for this purpose.",
      properties: [
        choiceField({
          name: "auth_method",
          title: "How to sign in",
          description: "With a role there is no secret to hand over.",
          choices: { aws_access_keys: "Access key", aws_iam_role: "IAM role" },
        }),
        ...awsRoleProperties({ shown_when: withRole }),
        ...awsKeyProperties({ shown_when: withKeys }),
      ],
    },
  ],
};
