import { secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** Store and API secret; secrets of 32 hex digits are an older kind. */
export const schema: ConnectorSchema = {
  id: "redo",
  title: "Redo",
  category: "saas",
  docsUrl: "https://developers.getredo.com",
  iconPath: "M12 4a8 8 0 1 0 8 8h-3a5 5 0 1 1-5-5v4l6-5-6-5Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An API secret lets this service read the returns of your store.",
      properties: [
        textField({
          name: "store_id",
          title: "Store ID",
          description: "In Redo: Settings, Developer. 24 characters, digits and the letters a to f.",
          placeholder: "64df1a2b3c4d5e6f7a8b9c0d",
          pattern: "^[a-f0-9]{24}$",
        }),
        secretField({
          name: "api_secret",
          title: "API secret",
          description: "In Redo: Settings, Developer, Create API secret. It needs the scope returns_read.",
          placeholder: "redo_sk_…",
          pattern: "^(redo_sk_[a-f0-9]{64}|[a-f0-9]{32})$",
        }),
      ],
    },
  ],
};
