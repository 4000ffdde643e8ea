import { consentStep, withConsentChoice } from "../kit/consent/consent-step";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

const withClient = { property: "auth_method", in: ["client_credentials"] } as const;

/** Sign-in with Shopify, client credentials, or the access token of an older custom app. */
export const schema: ConnectorSchema = {
  id: "shopify",
  title: "Shopify",
  category: "saas",
  docsUrl: "https://shopify.dev/docs/apps/build/authentication-authorization",
  iconPath: "M6 8h12l1.5 13h-15ZM9 8a3 3 0 0 1 6 0h-2a1 1 0 0 0-2 0Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An app of your shop lets this service work with it.",
      properties: [
        textField({
          name: "shop_domain",
          title: "Shop domain",
          description:
            "The name of the shop in Shopify, with or without .myshopify.com. Not your own domain.",
          placeholder: "acme.myshopify.com",
          pattern: "^[a-z0-9][a-z0-9-]*(\\.myshopify\\.com)?$",
          maxLength: 253,
        }),
        withConsentChoice({
          provider: "shopify",
          title: "Sign in with Shopify",
          method: choiceField({
            name: "auth_method",
            title: "How to sign in",
            description:
              "Apps made since 2026 use a client ID and secret. Older custom apps have an access token.",
            choices: { client_credentials: "Client ID and secret", access_token: "Access token" },
          }),
        }),
        textField({
          name: "client_id",
          title: "Client ID",
          description: "In the Dev Dashboard: your app, Settings.",
          shown_when: withClient,
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description: "In the Dev Dashboard: your app, Settings.",
          shown_when: withClient,
        }),
        secretField({
          name: "access_token",
          title: "Access token",
          description: "In the shop's admin: Settings, Apps, Develop apps, your app, API credentials.",
          placeholder: "shpat_…",
          pattern: "^shp(at|ca|pa)_[a-f0-9]{32}$",
          shown_when: { property: "auth_method", in: ["access_token"] },
        }),
        textField({
          name: "api_version",
          title: "API version",
          description: "The quarter of the Admin API to use.",
          placeholder: "2026-10",
          pattern: "^\\d{4}-(01|04|07|10)$",
          default: "2026-10",
          optional: true,
        }),
      ],
    },
    consentStep({
      provider: "Shopify",
      access: ["See the products of the shop", "See the orders of the shop"],
      refreshes: false,
    }),
  ],
  consent: {
    provider: "shopify",
    authorizeUrl: "https://{shop_domain}.myshopify.com/admin/oauth/authorize",
    tokenUrl: "https://{shop_domain}.myshopify.com/admin/oauth/access_token",
    scopes: ["read_products", "read_orders"],
    scopeSeparator: ",",
    optionalEndings: { shop_domain: ".myshopify.com" },
    pkce: false,
    account: { from: "answers", name: "shop_domain" },
    refreshes: false,
  },
};
