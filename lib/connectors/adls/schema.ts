import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";
import { connectionField } from "./connection-field";
import { databricksStep } from "./databricks-step";

const uuid = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/** Azure Data Lake Storage, under the keys of Fivetran's `adls` service. */
export const schema: ConnectorSchema = {
  id: "adls",
  title: "Azure Data Lake Storage",
  category: "object-store",
  docsUrl: "https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-introduction",
  iconPath: "M3 5 12 2l9 3v5l-9 3-9-3Zm2 7 7 2.300 7-2.300V19l-7 3-7-3Zm2 3v2.500l5 2v-2.500Z",
  capabilities: ["verify", "files"],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which container should the data be written to?",
      properties: [
        {
          ...textField({
            name: "storage_account_name",
            title: "Storage account",
            description:
              "The name on top of the storage account's page in the Azure portal. Not its web address.",
            placeholder: "acmelake",
            pattern: "^[a-z0-9]{3,24}$",
            maxLength: 24,
          }),
          immutable: true,
        },
        {
          ...textField({
            name: "container_name",
            title: "Container",
            description: "In the storage account, under Containers.",
            placeholder: "lake",
            pattern: "^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$",
            maxLength: 63,
          }),
          immutable: true,
        },
        {
          ...textField({
            name: "prefix_path",
            title: "Folder",
            description: "Everything is written below this folder. It is made if it is not there.",
            placeholder: "fivetran",
            optional: true,
            pattern: "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]*$",
            maxLength: 512,
            default: "fivetran",
          }),
          immutable: true,
        },
        choiceField({
          name: "snapshot_retention_period",
          title: "Keep old snapshots for",
          description: "Older ones are deleted once a week.",
          choices: {
            ONE_WEEK: "One week",
            TWO_WEEKS: "Two weeks",
            FOUR_WEEKS: "Four weeks",
            SIX_WEEKS: "Six weeks",
            RETAIN_ALL_SNAPSHOTS: "For good",
          },
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "A service principal with the role Storage Blob Data Contributor on the container.",
      properties: [
        textField({
          name: "tenant_id",
          title: "Tenant ID",
          description: "In the Entra admin center: Overview, Tenant ID.",
          placeholder: "6f1c1f3a-1b2c-4d5e-8f90-0a1b2c3d4e5f",
          pattern: uuid,
        }),
        textField({
          name: "client_id",
          title: "Client ID",
          description: "In App registrations: your app, Overview, Application (client) ID.",
          placeholder: "6f1c1f3a-1b2c-4d5e-8f90-0a1b2c3d4e5f",
          pattern: uuid,
        }),
        secretField({
          name: "secret_value",
          title: "Client secret",
          description:
            "In App registrations: your app, Certificates and secrets. The value, not the secret ID.",
        }),
        connectionField({ name: "connection_type", to: "the storage account" }),
      ],
    },
    databricksStep,
  ],
};
