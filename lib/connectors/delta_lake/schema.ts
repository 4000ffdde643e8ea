import { choiceField } from "../kit/http-api/fields";
import { folderProperty } from "../kit/object-store/folder-property";
import { property } from "../kit/property";
import { awsRoleValues, googleRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";
import { bucketFields, signInStep } from "./bucket-fields";

/** Delta Lake tables in a bucket of the user's, under Prequel's property names. */
export const schema: ConnectorSchema = {
  id: "delta_lake",
  title: "Delta Lake",
  category: "object-store",
  docsUrl: "https://docs.delta.io/latest/delta-storage.html",
  iconPath: "M12 3 22 20H2Zm0 4.500L6 17.800h12ZM12 11l2.600 4.500H9.400Z",
  provides: [...awsRoleValues, ...googleRoleValues],
  capabilities: ["verify", "files"],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which bucket should the tables be written to?",
      properties: [
        choiceField({
          name: "bucket_vendor",
          title: "Storage",
          description: "Where the bucket or container is.",
          choices: {
            bucket_s3: "Amazon S3",
            bucket_abs: "Azure Blob Storage",
            bucket_gcs: "Google Cloud Storage",
            bucket_s3_compatible: "S3-compatible storage",
          },
        }),
        ...bucketFields,
        folderProperty,
      ],
    },
    signInStep,
    {
      type: "form",
      id: "tables",
      title: "Tables",
      description: "How the tables are kept. The usual values suit most readers.",
      properties: [
        property({
          name: "retention_window_days",
          title: "Days to keep old versions",
          description: "Files that no version of this time needs are removed.",
          placeholder: "7",
          is_required: false,
          json_schema: { type: "integer", minimum: 1, maximum: 3650, default: 7 },
        }),
        choiceField({
          name: "column_mapping_mode",
          title: "Column mapping",
          description: "By name or by ID, columns can be renamed and dropped. Older readers know none of it.",
          choices: { none: "None", name: "By name", id: "By ID" },
        }),
        property({
          name: "deletion_vectors_disabled",
          title: "Turn off deletion vectors",
          description: "Turn them off for readers that do not know them.",
          is_required: false,
          choice_titles: { true: "Off", false: "On" },
          json_schema: { type: "boolean", default: false },
        }),
        property({
          name: "change_data_feed_disabled",
          title: "Turn off the change data feed",
          description: "The feed tells readers which rows have changed. It takes more space.",
          is_required: false,
          choice_titles: { true: "Off", false: "On" },
          json_schema: { type: "boolean", default: false },
        }),
      ],
    },
  ],
};
