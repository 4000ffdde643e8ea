import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

const withCertificate = { property: "auth_method", in: ["oauth2_m2m"] } as const;
const withTokens = { property: "auth_method", in: ["tba"] } as const;

/** OAuth 2.0 machine to machine, or token-based authentication. */
export const schema: ConnectorSchema = {
  id: "netsuite",
  title: "NetSuite",
  category: "saas",
  docsUrl: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158081952044.html",
  iconPath: "M3 4h5v9l8-9h5v16h-5v-9l-8 9H3Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An integration record lets this service work with your account.",
      properties: [
        textField({
          name: "account_id",
          title: "Account ID",
          description:
            "In NetSuite: Setup, Company, Company Information. Sandboxes have one that ends in _SB1.",
          placeholder: "1234567",
          pattern: "^[A-Za-z0-9]+([_-](SB|RP)\\d+)?$",
          maxLength: 40,
        }),
        choiceField({
          name: "auth_method",
          title: "How to sign in",
          description: "OAuth 2.0 is preferred: Oracle is ending token-based authentication for REST.",
          choices: { oauth2_m2m: "OAuth 2.0 with a certificate", tba: "Token-based authentication (TBA)" },
        }),
        textField({
          name: "client_id",
          title: "Client ID",
          description: "Shown once, when the integration record is saved with Client Credentials Grant.",
          shown_when: withCertificate,
        }),
        textField({
          name: "certificate_id",
          title: "Certificate ID",
          description: "In Setup: Integration, OAuth 2.0 Client Credentials Setup.",
          shown_when: withCertificate,
        }),
        secretField({
          name: "private_key",
          title: "Private key",
          description: "The PEM file that belongs to the certificate: RSA of 3072 or 4096 bits, or EC.",
          maxLength: 16384,
          shown_when: withCertificate,
        }),
        textField({
          name: "consumer_key",
          title: "Consumer key",
          description: "Shown once, when the integration record is saved.",
          shown_when: withTokens,
        }),
        secretField({
          name: "consumer_secret",
          title: "Consumer secret",
          description: "Shown together with the consumer key.",
          shown_when: withTokens,
        }),
        textField({
          name: "token_id",
          title: "Token ID",
          description: "Shown once, when the access token is made in Setup, Users/Roles, Access Tokens.",
          shown_when: withTokens,
        }),
        secretField({
          name: "token_secret",
          title: "Token secret",
          description: "Shown together with the token ID.",
          shown_when: withTokens,
        }),
      ],
    },
  ],
};
