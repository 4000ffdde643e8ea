import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import { choiceField, secretField, textField } from "../kit/http-api/fields";

const withKey = { property: "auth_type", in: ["api_key"] } as const;
const withBasic = { property: "auth_type", in: ["basic"] } as const;
const withOauth = { property: "auth_type", in: ["oauth2_client_credentials"] } as const;

/** `auth_type` and what each type needs. */
export const signInProperties: readonly ReportCardProperty[] = [
  choiceField({
    name: "auth_type",
    title: "How to sign in",
    description: "The documentation of the API calls this authentication.",
    choices: {
      none: "Nothing",
      api_key: "API key",
      bearer: "Bearer token",
      basic: "User name and password",
      oauth2_client_credentials: "OAuth 2 client credentials",
    },
  }),
  textField({
    name: "api_key_name",
    title: "Name of the key",
    description: "The header or the query parameter that carries the key.",
    placeholder: "X-API-Key",
    pattern: "^[A-Za-z0-9_.-]+$",
    maxLength: 128,
    shown_when: withKey,
  }),
  choiceField({
    name: "api_key_in",
    title: "Where the key goes",
    description: "A header is safer: addresses end up in logs.",
    choices: { header: "Header", query: "Query parameter" },
    shown_when: withKey,
  }),
  secretField({
    name: "api_key",
    title: "API key",
    description: "The key itself, without its name.",
    maxLength: 8192,
    shown_when: withKey,
  }),
  secretField({
    name: "token",
    title: "Token",
    description: "The token itself, without the word Bearer.",
    maxLength: 8192,
    shown_when: { property: "auth_type", in: ["bearer"] },
  }),
  textField({
    name: "username",
    title: "User name",
    description: "Sent by HTTP Basic. A colon cannot be part of it.",
    placeholder: "loader",
    pattern: "^[^:]+$",
    shown_when: withBasic,
  }),
  secretField({
    name: "password",
    title: "Password",
    description: "Sent by HTTP Basic.",
    shown_when: withBasic,
  }),
  textField({
    name: "token_url",
    title: "Token URL",
    description: "Where client ID and secret are traded in for a token.",
    placeholder: "https://auth.example.com/oauth/token",
    format: "uri",
    pattern: "^https://[^\\s@]+$",
    maxLength: 2048,
    shown_when: withOauth,
  }),
  textField({
    name: "client_id",
    title: "Client ID",
    description: "The ID of the app, from the page where it was made.",
    shown_when: withOauth,
  }),
  secretField({
    name: "client_secret",
    title: "Client secret",
    description: "The secret of the app.",
    shown_when: withOauth,
  }),
  textField({
    name: "scope",
    title: "Scope",
    description: "The rights to ask for, with spaces in between. Leave it empty for the usual ones.",
    optional: true,
    shown_when: withOauth,
  }),
];
