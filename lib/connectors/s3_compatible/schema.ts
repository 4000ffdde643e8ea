import { folderProperty } from "../kit/object-store/folder-property";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

/** Any storage that speaks the S3 protocol: MinIO, Ceph, Cloudflare R2, Wasabi and others. */
export const schema: ConnectorSchema = {
  id: "s3_compatible",
  title: "S3-compatible storage",
  category: "object-store",
  capabilities: ["verify", "files"],
  docsUrl: "https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html",
  iconPath:
    "M4 5c0-1.700 3.600-3 8-3s8 1.300 8 3v14c0 1.700-3.600 3-8 3s-8-1.300-8-3Zm2 3v4h12V8c-3 1.300-9 1.300-12 0Zm0 6v4h12v-4Z",
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which bucket should the data be written to?",
      properties: [
        property({
          name: "host",
          title: "Endpoint",
          description:
            "Name of the storage service, with its port if that is not the usual one. Without the bucket.",
          placeholder: "storage.example.com:9000",
          json_schema: { type: "string", pattern: "^[A-Za-z0-9]([A-Za-z0-9.:_-]{0,252})$", maxLength: 253 },
        }),
        property({
          name: "bucket_name",
          title: "Bucket",
          description: "Name of the bucket, as in the console of your storage service.",
          placeholder: "acme-exports",
          json_schema: { type: "string", pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", maxLength: 63 },
        }),
        property({
          name: "bucket_region",
          title: "Region",
          description: "Most services of this kind take us-east-1. Cloudflare R2 takes auto.",
          placeholder: "us-east-1",
          is_required: false,
          json_schema: { type: "string", pattern: "^[a-z0-9-]{1,40}$", maxLength: 40, default: "us-east-1" },
        }),
        folderProperty,
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Best use a key made for this purpose, with rights on this bucket only.",
      properties: [
        property({
          name: "auth_method",
          title: "How to sign in",
          description: "An access key is the one way there is.",
          choice_titles: { access_keys: "Access key" },
          json_schema: { type: "string", enum: ["access_keys"], default: "access_keys" },
        }),
        property({
          name: "access_id",
          title: "Access key ID",
          description:
            "Created in the console of your storage service, often under Access keys or API tokens.",
          json_schema: { type: "string", minLength: 1, maxLength: 256 },
        }),
        property({
          name: "secret_key",
          title: "Secret access key",
          description: "The second half of the key. It is stored encrypted and never shown again.",
          is_credential: true,
          json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 256 },
        }),
      ],
    },
    {
      type: "form",
      id: "security",
      title: "Security",
      description: "How the connection is protected on its way.",
      properties: [
        property({
          name: "disable_ssl",
          title: "Turn TLS off",
          description: "Only where the whole network in between is private.",
          is_required: false,
          choice_titles: { true: "TLS is off", false: "TLS is on" },
          json_schema: { type: "boolean", default: false },
        }),
      ],
    },
  ],
};
