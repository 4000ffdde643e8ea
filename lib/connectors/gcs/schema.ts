import { disableManifestProperty, folderProperty } from "../kit/object-store/folder-property";
import { property } from "../kit/property";
import { googleRoleProperties, googleRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";

const withHmac = { property: "auth_method", in: ["gcs_hmac_keys"] } as const;
const withKey = { property: "auth_method", in: ["gcp_service_account_key"] } as const;
const withRole = { property: "auth_method", in: ["gcp_service_account_role"] } as const;

/** Google Cloud Storage. */
export const schema: ConnectorSchema = {
  id: "gcs",
  title: "Google Cloud Storage",
  category: "object-store",
  capabilities: ["verify", "files"],
  docsUrl: "https://cloud.google.com/storage/docs",
  iconPath: "M3 5h18v6H3Zm2 2v2h9V7Zm11 0v2h2V7ZM3 13h18v6H3Zm2 2v2h9v-2Zm11 0v2h2v-2Z",
  provides: googleRoleValues,
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
          description:
            "Name of the bucket, as in the Google Cloud console. Without gs:// and without a path.",
          placeholder: "acme-exports",
          json_schema: { type: "string", pattern: "^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$", maxLength: 222 },
        }),
        folderProperty,
        disableManifestProperty,
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Best use a service account made for this purpose, with rights on this bucket only.",
      properties: [
        property({
          name: "auth_method",
          title: "How to sign in",
          description: "With a service account role there is no secret to hand over.",
          choice_titles: {
            gcs_hmac_keys: "HMAC key",
            gcp_service_account_key: "Service account key",
            gcp_service_account_role: "Service account role",
          },
          json_schema: {
            type: "string",
            enum: ["gcs_hmac_keys", "gcp_service_account_key", "gcp_service_account_role"],
            default: "gcs_hmac_keys",
          },
        }),
        property({
          name: "access_key",
          title: "Access key",
          description: "In the console: Cloud Storage, Settings, Interoperability. It begins with GOOG.",
          placeholder: "GOOG1EXAMPLE",
          shown_when: withHmac,
          json_schema: { type: "string", pattern: "^GOOG[A-Z0-9]{20,60}$", maxLength: 64 },
        }),
        property({
          name: "secret",
          title: "Secret",
          description:
            "Shown once, when the HMAC key is created. It is stored encrypted and never shown again.",
          is_credential: true,
          shown_when: withHmac,
          json_schema: { type: "string", writeOnly: true, minLength: 40, maxLength: 40 },
        }),
        property({
          name: "service_account_key",
          title: "Service account key",
          description:
            "In the console: IAM, Service accounts, Keys, Add key, JSON. Paste the whole file, from { to }.",
          placeholder: '{ "type": "service_account", … }',
          is_credential: true,
          shown_when: withKey,
          json_schema: {
            type: "string",
            writeOnly: true,
            pattern: "^\\s*\\{[\\s\\S]*\\}\\s*$",
            maxLength: 16_384,
          },
        }),
        ...googleRoleProperties({ shown_when: withRole }),
      ],
    },
  ],
};
