import { hostAndPort } from "../kit/endpoint/host-and-port";
import { folderProperty } from "../kit/object-store/folder-property";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";
import { signInStep } from "./sign-in-step";

/** A folder on a server, reached by SSH file transfer. */
export const schema: ConnectorSchema = {
  id: "sftp",
  title: "SFTP",
  category: "file",
  capabilities: ["verify", "files"],
  docsUrl: "https://man.openbsd.org/sftp-server",
  iconPath: "M3 5h7l2 2h9v12H3Zm9 4-4 4h3v4h2v-4h3Z",
  generated: [
    { kind: "ssh-ed25519", publicProperty: "public_key", privateProperty: "generated_private_key" },
  ],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which folder should the files be written to?",
      properties: [
        ...hostAndPort({
          defaultPort: 22,
          hostDescription: "Name or address of the SFTP server.",
          hostPlaceholder: "sftp.example.com",
        }),
        {
          ...folderProperty,
          description:
            "It has to exist. Leave it empty to use the folder the user lands in after the sign-in.",
          placeholder: "/upload/exports",
          json_schema: { type: "string", maxLength: 512, pattern: "^(?!.*(^|/)\\.\\.(/|$))[^\\\\]*$" },
        },
        property({
          name: "file_format",
          title: "File format",
          description: "Every table becomes files of this format.",
          is_required: false,
          choice_titles: { csv: "CSV" },
          json_schema: { type: "string", enum: ["csv"], default: "csv" },
        }),
        property({
          name: "delimiter",
          title: "Delimiter",
          description: "The one character between two values of a row.",
          is_required: false,
          json_schema: { type: "string", minLength: 1, maxLength: 1, default: "," },
        }),
      ],
    },
    signInStep,
  ],
};
