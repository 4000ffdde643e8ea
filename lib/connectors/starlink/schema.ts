import { secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** A service account of version 2. */
export const schema: ConnectorSchema = {
  id: "starlink",
  title: "Starlink",
  category: "saas",
  docsUrl: "https://starlink.com/api/public",
  iconPath: "M12 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM3 21l7-8h4l7 8Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "A service account lets this service read your Starlink account.",
      properties: [
        textField({
          name: "client_id",
          title: "Client ID",
          description:
            "In your Starlink account: Settings, Service accounts, Version 2. The ID of the service account.",
          maxLength: 200,
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description: "Shown once, when the service account is created.",
        }),
        textField({
          name: "account_number",
          title: "Account number",
          description: "Starts with ACC-. Enter it to make sure that the service account is the right one.",
          placeholder: "ACC-1234567-12345-12",
          pattern: "^ACC-[A-Za-z0-9-]+$",
          optional: true,
        }),
      ],
    },
  ],
};
