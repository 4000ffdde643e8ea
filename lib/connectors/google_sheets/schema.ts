import { textField } from "../kit/http-api/fields";
import { serviceAccountKey } from "../kit/http-api/google/google-properties";
import type { ConnectorSchema } from "../types";

/** The spreadsheet and the service account it is shared with. */
export const schema: ConnectorSchema = {
  id: "google_sheets",
  title: "Google Sheets",
  category: "file",
  capabilities: ["verify", "tables", "sample"],
  docsUrl: "https://developers.google.com/workspace/sheets/api/guides/concepts",
  iconPath: "M5 2h10l5 5v15H5ZM8 11v2h3v-2Zm5 0v2h4v-2Zm-5 4v2h3v-2Zm5 0v2h4v-2Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Share the spreadsheet with the service account as editor.",
      properties: [
        textField({
          name: "host",
          title: "Spreadsheet",
          description: "The address of the spreadsheet in the browser, or its ID.",
          placeholder: "https://docs.google.com/spreadsheets/d/…",
          pattern: "^(https://docs\\.google\\.com/spreadsheets/d/)?[\\w-]{30,}",
          maxLength: 2048,
        }),
        serviceAccountKey({ isAlone: true }),
      ],
    },
  ],
};
