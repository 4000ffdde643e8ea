import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import { property } from "../kit/property";

const withKey = { property: "auth_method", in: ["key_pair"] } as const;
const withToken = { property: "auth_method", in: ["access_token_auth"] } as const;
const withClient = { property: "auth_method", in: ["oauth_client_secret_auth"] } as const;
const withMadeKey = { property: "key_pair_source", in: ["generated"] } as const;
const withOwnKey = { property: "key_pair_source", in: ["own"] } as const;

/** User name, and one of three ways to prove it. The SQL API takes no passwords. */
export const signInStep: ReportCardStep = {
  type: "form",
  id: "sign-in",
  title: "Sign in",
  description: "Best use a user made for this purpose, of the type SERVICE.",
  properties: [
    textField({
      name: "username",
      title: "User name",
      description: "The login name of the user, as SHOW USERS lists it.",
      placeholder: "LATCHKEY",
      maxLength: 255,
    }),
    choiceField({
      name: "auth_method",
      title: "How to sign in",
      description: "The safest is a key made here: its private half never leaves this service.",
      choices: {
        key_pair: "Key pair",
        access_token_auth: "Programmatic access token",
        oauth_client_secret_auth: "OAuth client",
      },
    }),
    choiceField({
      name: "key_pair_source",
      title: "Key pair",
      description: "A key made here for this connection, or one that you have already.",
      choices: { generated: "Made here", own: "My own" },
      shown_when: withKey,
    }),
    property({
      name: "public_key",
      title: "Public key",
      description: "Run this in Snowflake before you test: ALTER USER … SET RSA_PUBLIC_KEY='the text below';",
      is_required: false,
      system_provided: true,
      shown_when: withMadeKey,
      json_schema: { type: "string" },
    }),
    property({
      name: "generated_private_key",
      title: "Private half of the key made here",
      is_required: false,
      is_credential: true,
      system_provided: true,
      shown_when: withMadeKey,
      json_schema: { type: "string", writeOnly: true },
    }),
    secretField({
      name: "private_key",
      title: "Private key",
      description: "The whole PEM file (PKCS #8, RSA) whose public half is set for the user.",
      placeholder: "-----BEGIN PRIVATE KEY-----",
      maxLength: 16_384,
      shown_when: withOwnKey,
    }),
    secretField({
      name: "passphrase",
      title: "Passphrase",
      description: "Only if the private key is protected by one.",
      optional: true,
      shown_when: withOwnKey,
    }),
    secretField({
      name: "access_token",
      title: "Access token",
      description: "In Snowsight: the user's page, Programmatic access tokens, Generate new token.",
      maxLength: 4096,
      shown_when: withToken,
    }),
    textField({
      name: "client_id",
      title: "Client ID",
      description: "Of the app at the identity provider that Snowflake's External OAuth integration trusts.",
      shown_when: withClient,
    }),
    secretField({
      name: "client_secret",
      title: "Client secret",
      description: "Shown next to the client ID.",
      shown_when: withClient,
    }),
    textField({
      name: "oauth_token_uri",
      title: "Token URL",
      description: "Where the identity provider (Okta, Microsoft Entra, …) hands out access tokens.",
      placeholder: "https://acme.okta.com/oauth2/default/v1/token",
      format: "uri",
      pattern: "^https://[^\\s?#@]+$",
      maxLength: 2048,
      shown_when: withClient,
    }),
    textField({
      name: "scope",
      title: "Scope",
      description: "What to ask for. Leave it empty if the identity provider sets it.",
      placeholder: "session:role:LOADER",
      optional: true,
      shown_when: withClient,
    }),
  ],
};
