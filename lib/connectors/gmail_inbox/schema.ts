import { consentStep } from "../kit/consent/consent-step";
import { textField } from "../kit/http-api/fields";
import { googleConsent } from "../kit/http-api/google/google-consent";
import { googleSignIn, withServiceAccount } from "../kit/http-api/google/google-properties";
import type { ConnectorSchema } from "../types";

/** Sign-in with Google, OAuth client or service account with delegation. */
export const schema: ConnectorSchema = {
  id: "gmail_inbox",
  title: "Gmail",
  category: "saas",
  capabilities: ["verify", "files"],
  docsUrl: "https://developers.google.com/workspace/gmail/api/guides",
  iconPath: "M2 5h20v14h-4v-9l-6 5-6-5v9H2Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "A Google account, or a service account, lets this service read the mailbox.",
      properties: [
        ...googleSignIn,

        textField({
          name: "mailbox",
          title: "Mailbox",
          description:
            "The e-mail address of the mailbox. The service account needs domain-wide delegation for it.",
          placeholder: "invoices@acme.example",
          pattern: "^[^@\\s]+@[^@\\s]+$",
          maxLength: 254,
          shown_when: withServiceAccount,
        }),
        textField({
          name: "label",
          title: "Label",
          description: "The label to work with, as Gmail shows it on the left.",
          placeholder: "INBOX",
          default: "INBOX",
          optional: true,
          maxLength: 225,
        }),
      ],
    },
    consentStep({
      provider: "Google",
      access: ["Read the e-mail of the account", "See the e-mail address of the account"],
    }),
  ],
  consent: googleConsent({ scopes: ["https://www.googleapis.com/auth/gmail.readonly"] }),
};
