import { consentStep, withConsentChoice } from "../kit/consent/consent-step";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

const withPasted = { property: "auth_method", in: ["refresh_token"] } as const;

/** Login with Amazon, through Seller Central or with a pasted token; requests are no longer signed with AWS keys. */
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
        withConsentChoice({
          provider: "amazon_sp",
          title: "Sign in with Amazon Seller Central",
          method: choiceField({
            name: "auth_method",
            title: "How to sign in",
            description: "In Seller Central, or with the tokens of an app of your own.",
            choices: { refresh_token: "Refresh token" },
          }),
        }),
        textField({
          name: "client_id",
          title: "Client ID",
          description: "In Seller Central: Apps and services, Develop apps, View LWA credentials.",
          placeholder: "amzn1.application-oa2-client.…",
          pattern: "^amzn1\\.application-oa2-client\\.",
          shown_when: withPasted,
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description: "In the same place as the client ID.",
          shown_when: withPasted,
        }),
        secretField({
          name: "refresh_token",
          title: "Refresh token",
          description: "In Seller Central: Develop apps, Authorize. Starts with Atzr|.",
          placeholder: "Atzr|…",
          pattern: "^Atzr\\|",
          shown_when: withPasted,
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
    consentStep({
      provider: "Amazon Seller Central",
      access: ["See the seller's marketplaces and use the roles of the app"],
    }),
  ],
  consent: {
    provider: "amazon_sp",
    authorizeUrl: "https://{region}/apps/authorize/consent",
    tokenUrl: "https://api.amazon.com/auth/o2/token",
    scopes: [],
    addressParts: {
      region: {
        na: "sellercentral.amazon.com",
        eu: "sellercentral-europe.amazon.com",
        fe: "sellercentral.amazon.co.jp",
      },
    },
    names: { clientId: "application_id", code: "spapi_oauth_code" },
    usesApplicationId: true,
    pkce: false,
    account: { from: "callback", name: "selling_partner_id" },
  },
};
