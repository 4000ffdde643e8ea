import { disableManifestProperty, folderProperty } from "../kit/object-store/folder-property";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

const sas = "azure_service_shared_access_signature";

/** Azure Blob Storage. */
export const schema: ConnectorSchema = {
  id: "abs",
  title: "Azure Blob Storage",
  category: "object-store",
  capabilities: ["verify", "files"],
  docsUrl: "https://learn.microsoft.com/azure/storage/blobs/storage-blobs-introduction",
  iconPath: "M3 4h18v5H3Zm2 2v1h6V6ZM3 10h18v10H3Zm3 3v4h5v-4Zm7 0v1h5v-1Zm0 3v1h5v-1Z",
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which container should the data be written to?",
      properties: [
        property({
          name: "storage_account_name",
          title: "Storage account",
          description:
            "The name on top of the storage account's page in the Azure portal. Not its web address.",
          placeholder: "acmedata",
          json_schema: { type: "string", pattern: "^[a-z0-9]{3,24}$", maxLength: 24 },
        }),
        property({
          name: "container_name",
          title: "Container",
          description: "In the storage account, under Containers.",
          placeholder: "exports",
          json_schema: {
            type: "string",
            pattern: "^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$",
            maxLength: 63,
          },
        }),
        folderProperty,
        disableManifestProperty,
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Best use a token for this container only.",
      properties: [
        property({
          name: "auth_method",
          title: "How to sign in",
          description: "A shared access signature is the one way there is.",
          choice_titles: { [sas]: "Shared access signature (SAS)" },
          json_schema: { type: "string", enum: [sas], default: sas },
        }),
        property({
          name: "shared_access_signature_token",
          title: "SAS token",
          description:
            "In the portal, open the container, then Shared access tokens. Allow Read, Create, Write, Delete and List. It is stored encrypted.",
          placeholder: "sp=racwdl&st=…&se=…&sv=…&sr=c&sig=…",
          is_credential: true,
          json_schema: { type: "string", writeOnly: true, minLength: 20, maxLength: 4096 },
        }),
      ],
    },
  ],
};
