import { secretField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** One private API key. */
export const schema: ConnectorSchema = {
  id: "klaviyo",
  title: "Klaviyo",
  category: "saas",
  docsUrl: "https://developers.klaviyo.com/en/docs/authenticate_",
  iconPath: "M3 5h18l-4 6.5L21 18H3Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "A private API key lets this service work with your Klaviyo account.",
      properties: [
        secretField({
          name: "api_key",
          title: "Private API key",
          description: "In Klaviyo: Settings, API keys, Create private API key. It needs Accounts: read.",
          placeholder: "pk_…",
          pattern: "^pk_[A-Za-z0-9]{20,}$",
        }),
      ],
    },
  ],
};
