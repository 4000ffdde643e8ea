import { choiceField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import { awsRoleValues, googleRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";
import { catalogFields } from "./catalog-fields";
import { signInStep } from "./sign-in-step";
import { storageStep } from "./storage-step";

/** Apache Iceberg tables in a catalog of the user's, under Prequel's property names. */
export const schema: ConnectorSchema = {
  id: "iceberg",
  title: "Apache Iceberg",
  category: "object-store",
  docsUrl: "https://iceberg.apache.org/rest-catalog-spec/",
  iconPath: "M11 2 20 13H15l3 7H5l2-6H3Zm0 4-4 5.500h3L8 18h7l-3-7h4Z",
  provides: [...awsRoleValues, ...googleRoleValues],
  capabilities: ["verify", "files", "tables"],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Catalog",
      description: "Which catalog do the tables belong to?",
      properties: [
        choiceField({
          name: "catalog_type",
          title: "Catalog",
          description: "What keeps the list of your Iceberg tables.",
          choices: {
            catalog_iceberg_rest: "Iceberg REST catalog",
            catalog_glue: "AWS Glue",
            catalog_s3_tables: "Amazon S3 Tables",
            catalog_google_lakehouse: "Google lakehouse",
          },
        }),
        ...catalogFields,
        property({
          name: "retention_window_days",
          title: "Days to keep old snapshots",
          description: "Older snapshots, and files that only they need, are removed.",
          placeholder: "7",
          is_required: false,
          json_schema: { type: "integer", minimum: 1, maximum: 3650, default: 7 },
        }),
      ],
    },
    signInStep,
    storageStep,
  ],
};
