import { consentStep, withConsentChoice } from "../kit/consent/consent-step";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

const withRefresh = { property: "auth_method", in: ["refresh_token"] } as const;

/** Apps are issued by the vendor only. */
export const schema: ConnectorSchema = {
  id: "rydership",
  title: "RyderShip",
  category: "saas",
  docsUrl: "https://api-docs.getwhiplash.com",
  iconPath: "M2 6h12v9h2V9h3l3 4v5h-3a2.5 2.5 0 0 1-5 0H9a2.5 2.5 0 0 1-5 0H2Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An app lets this service work with your RyderShip account.",
      properties: [
        choiceField({
          name: "environment",
          title: "Environment",
          description: "The system your account is in. RyderShip used to be called Whiplash.",
          choices: { "www.getwhiplash.com": "Production", "sandbox.whiplash.app": "Sandbox" },
        }),
        withConsentChoice({
          provider: "rydership",
          title: "Sign in with RyderShip",
          method: choiceField({
            name: "auth_method",
            title: "How to sign in",
            description: "A refresh token lasts. An access token alone works until it expires.",
            choices: { refresh_token: "Refresh token", access_token: "Access token" },
          }),
        }),
        textField({
          name: "client_id",
          title: "Client ID",
          description: "RyderShip issues client IDs. Ask its support for one.",
          shown_when: withRefresh,
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description: "Issued together with the client ID.",
          shown_when: withRefresh,
        }),
        secretField({
          name: "refresh_token",
          title: "Refresh token",
          description: "What the app got when it was authorised in RyderShip.",
          shown_when: withRefresh,
        }),
        secretField({
          name: "access_token",
          title: "Access token",
          description: "What the app got when it was authorised in RyderShip.",
          shown_when: { property: "auth_method", in: ["access_token"] },
        }),
        textField({
          name: "customer_id",
          title: "Customer ID",
          description: "For accounts that see several customers: the number of the one to work with.",
          pattern: "^\\d+$",
          optional: true,
          maxLength: 20,
        }),
      ],
    },
    consentStep({ provider: "RyderShip", access: ["See the orders of your account"] }),
  ],
  consent: {
    provider: "rydership",
    authorizeUrl: "https://{environment}/oauth/authorize",
    tokenUrl: "https://{environment}/oauth/token",
    scopes: [],
  },
};
