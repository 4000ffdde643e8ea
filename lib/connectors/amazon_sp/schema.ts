import { choiceField, secretField, textField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

/** Login with Amazon; requests are no longer signed with AWS keys. */
export const schema: ConnectorSchema = {
  id: "amazon_sp",
  title: "Amazon Selling Partner",
  category: "saas",
  docsUrl: "https://developer-docs.amazon.com/sp-api/docs/connect-to-the-selling-partner-api",
  iconPath: "M3 14c5 4 13 4 18 0v3c-5 3.5-13 3.5-18 0ZM8 4h8l2 8H6Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An app authorised by the seller lets this service read the shop.",
      properties: [
        textField({
          name: "client_id",
          title: "Client ID",
          description: "In Seller Central: Apps and services, Develop apps, View LWA credentials.",
          placeholder: "amzn1.application-oa2-client.…",
          pattern: "^amzn1\\.application-oa2-client\\.",
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description: "In the same place as the client ID.",
        }),
        secretField({
          name: "refresh_token",
          title: "Refresh token",
          description: "In Seller Central: Develop apps, Authorize. Starts with Atzr|.",
          placeholder: "Atzr|…",
          pattern: "^Atzr\\|",
          maxLength: 4096,
        }),
        choiceField({
          name: "region",
          title: "Region",
          description: "Where the seller's marketplaces are.",
          choices: {
            na: "North America and Brazil",
            eu: "Europe, Middle East, Africa, India",
            fe: "Far East and Australia",
          },
        }),
        property({
          name: "sandbox",
          title: "Sandbox",
          description: "Use Amazon's test system in the place of real shops.",
          is_required: false,
          choice_titles: { true: "Yes", false: "No" },
          json_schema: { type: "boolean", default: false },
        }),
        textField({
          name: "marketplace_id",
          title: "Marketplace ID",
          description:
            "Enter one to make sure that the seller takes part in it, such as ATVPDKIKX0DER for the US.",
          placeholder: "ATVPDKIKX0DER",
          pattern: "^[A-Z0-9]{10,20}$",
          optional: true,
        }),
      ],
    },
  ],
};
