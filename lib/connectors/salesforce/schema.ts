import { consentStep, withConsentChoice } from "../kit/consent/consent-step";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

const withClient = {
  property: "auth_method",
  in: ["client_credentials", "jwt_bearer", "refresh_token"],
} as const;
const withJwt = { property: "auth_method", in: ["jwt_bearer"] } as const;

/** Sign-in with Salesforce, client credentials, JWT bearer or a refresh token; passwords are not asked for. */
export const schema: ConnectorSchema = {
  id: "salesforce",
  title: "Salesforce",
  category: "saas",
  docsUrl: "https://developer.salesforce.com/docs/platform/mobile-sdk/guide/oauth-intro-terms.html",
  iconPath: "M7 18a5 5 0 0 1-1-9.9A6 6 0 0 1 17 7a5.5 5.5 0 0 1 1 11Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An app of your org lets this service work with it.",
      properties: [
        textField({
          name: "instance",
          title: "My Domain host",
          description:
            "In Setup: My Domain, Current My Domain URL. Not the address that ends in lightning.force.com.",
          placeholder: "acme.my.salesforce.com",
          pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*\\.my\\.salesforce\\.com$",
          maxLength: 253,
        }),
        withConsentChoice({
          provider: "salesforce",
          title: "Sign in with Salesforce",
          method: choiceField({
            name: "auth_method",
            title: "How to sign in",
            description: "What your connected app, or external client app, is set up for.",
            choices: {
              client_credentials: "Client credentials",
              jwt_bearer: "JWT bearer, with a private key",
              refresh_token: "Refresh token",
            },
          }),
        }),
        textField({
          name: "client_id",
          title: "Consumer key",
          description: "In Setup: App Manager, your app, Manage Consumer Details. Also called client ID.",
          shown_when: withClient,
        }),
        secretField({
          name: "client_secret",
          title: "Consumer secret",
          description: "Next to the consumer key. Also called client secret.",
          shown_when: { property: "auth_method", in: ["client_credentials", "refresh_token"] },
        }),
        textField({
          name: "username",
          title: "User name",
          description: "The Salesforce user to act for. It looks like an e-mail address.",
          placeholder: "loader@acme.example",
          shown_when: withJwt,
        }),
        choiceField({
          name: "environment",
          title: "Environment",
          description: "Sandboxes take their tokens from another place.",
          choices: { login: "Production or Developer Edition", test: "Sandbox" },
          shown_when: withJwt,
        }),
        secretField({
          name: "private_key",
          title: "Private key",
          description: "The PEM file that belongs to the certificate uploaded to the app.",
          maxLength: 16384,
          shown_when: withJwt,
        }),
        secretField({
          name: "refresh_token",
          title: "Refresh token",
          description: "What the app got when it was authorised with the scope refresh_token.",
          maxLength: 4096,
          shown_when: { property: "auth_method", in: ["refresh_token"] },
        }),
        textField({
          name: "api_version",
          title: "API version",
          description: "The version of the REST API to use.",
          placeholder: "65.0",
          pattern: "^\\d{2,3}\\.0$",
          default: "65.0",
          optional: true,
        }),
      ],
    },
    consentStep({
      provider: "Salesforce",
      access: ["Use the data of your org as you can", "Do so while you are away"],
    }),
  ],
  consent: {
    provider: "salesforce",
    authorizeUrl: "https://{instance}/services/oauth2/authorize",
    tokenUrl: "https://{instance}/services/oauth2/token",
    scopes: ["api", "refresh_token"],
    parameters: { prompt: "login consent" },
    account: { from: "answers", name: "instance" },
  },
};
