import { consentStep } from "../kit/consent/consent-step";
import { textField } from "../kit/http-api/fields";
import { googleConsent } from "../kit/http-api/google/google-consent";
import { googleSignIn, withServiceAccount } from "../kit/http-api/google/google-properties";
import type { ConnectorSchema } from "../types";

/** Sign-in with Google, OAuth client or service account; a folder narrows it down. */
export const schema: ConnectorSchema = {
  id: "google_drive",
  title: "Google Drive",
  category: "file",
  capabilities: ["verify", "files"],
  docsUrl: "https://developers.google.com/workspace/drive/api/guides/about-sdk",
  iconPath: "M8.5 3h7l6.5 11h-7ZM7.5 5 11 11 5.5 20 2 14ZM9 15h13l-3.5 6h-13Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "A Google account, or a service account, lets this service work with the drive.",
      properties: [
        ...googleSignIn,

        textField({
          name: "delegated_user",
          title: "Act for",
          description:
            "A person of your Google Workspace. Leave it empty to use what is shared with the service account.",
          placeholder: "ada@acme.example",
          pattern: "^[^@\\s]+@[^@\\s]+$",
          optional: true,
          maxLength: 254,
          shown_when: withServiceAccount,
        }),
        textField({
          name: "root_folder_id",
          title: "Folder ID",
          description:
            "The last part of the folder's address in the browser. Leave it empty for the whole drive.",
          placeholder: "1AbCdEfGhIjKlMnOpQrStUvWxYz012345",
          pattern: "^[A-Za-z0-9_-]{10,100}$",
          optional: true,
        }),
      ],
    },
    consentStep({
      provider: "Google",
      access: ["See, add, change and delete files in Google Drive", "See the e-mail address of the account"],
    }),
  ],
  consent: googleConsent({ scopes: ["https://www.googleapis.com/auth/drive"] }),
};
