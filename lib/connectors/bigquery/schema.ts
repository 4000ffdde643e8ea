import { choiceField, textField } from "../kit/http-api/fields";
import { serviceAccountKey } from "../kit/http-api/google/google-properties";
import {
  federationProperties,
  federationValues,
  googleRoleProperties,
  googleRoleValues,
} from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";

const withKey = { property: "auth_method", in: ["gcp_service_account_key"] } as const;
const withRole = { property: "auth_method", in: ["gcp_service_account_role"] } as const;
const withPool = { property: "auth_method", in: ["federated_gcp_service_account_role"] } as const;
const withAccount = { property: "auth_method", in: [...withRole.in, ...withPool.in] };

/** Google BigQuery. */
export const schema: ConnectorSchema = {
  id: "bigquery",
  title: "Google BigQuery",
  category: "warehouse",
  docsUrl: "https://cloud.google.com/bigquery/docs",
  iconPath:
    "M11 2a9 9 0 0 1 7.200 14.400L22 20.200 20.200 22l-3.800-3.800A9 9 0 1 1 11 2ZM11 4.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM7 10h2v4H7ZM10 7h2v8h-2ZM13 9h2v5h-2Z",
  capabilities: ["verify", "tables", "sample", "query"],
  provides: [...googleRoleValues, ...federationValues],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which dataset should the data be loaded into?",
      properties: [
        textField({
          name: "project_id",
          title: "Project ID",
          description: "In the Google Cloud console, at the top: the ID of the project, not its name.",
          placeholder: "acme-analytics",
          pattern: "^[a-z][a-z0-9:.-]{4,60}$",
          maxLength: 61,
        }),
        textField({
          name: "schema",
          title: "Dataset",
          description: "Tables are created here. If it does not exist, it is created where that is allowed.",
          placeholder: "analytics",
          pattern: "^\\w{1,1024}$",
        }),
        textField({
          name: "location",
          title: "Location",
          description: "Where a new dataset is to be, such as EU. Leave it empty for one that exists.",
          placeholder: "EU",
          pattern: "^[A-Za-z0-9-]{2,40}$",
          optional: true,
          maxLength: 40,
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Use a service account with the roles BigQuery Data Editor and BigQuery Job User.",
      properties: [
        choiceField({
          name: "auth_method",
          title: "How to sign in",
          description: "With a service account role there is no secret to hand over.",
          choices: {
            gcp_service_account_key: "Service account key",
            gcp_service_account_role: "Service account role",
            federated_gcp_service_account_role: "Workload identity federation",
          },
        }),
        { ...serviceAccountKey(), shown_when: withKey },
        ...federationProperties({ shown_when: withPool }),
        ...googleRoleProperties({ shown_when: withRole, accountShownWhen: withAccount }),
      ],
    },
    {
      type: "form",
      id: "staging",
      title: "Staging",
      description: "Large loads go by way of a bucket of yours.",
      properties: [
        textField({
          name: "bucket_name",
          title: "Bucket",
          description:
            "In Cloud Storage, without gs:// and without a path. Leave it empty to do without one.",
          placeholder: "acme-staging",
          pattern: "^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$",
          optional: true,
          maxLength: 222,
        }),
        textField({
          name: "bucket_region",
          title: "Bucket region",
          description: "Shown beside the bucket. It has to be the dataset's location, or in it.",
          placeholder: "eu",
          pattern: "^[A-Za-z0-9-]{2,40}$",
          optional: true,
          maxLength: 40,
        }),
      ],
    },
  ],
};
