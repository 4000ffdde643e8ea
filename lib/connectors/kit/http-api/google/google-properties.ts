import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import { withConsentChoice } from "../../consent/consent-step";
import { choiceField, secretField, textField } from "../fields";

const withOauth = { property: "auth_method", in: ["oauth"] } as const;
/** Asked for with a service account only. */
export const withServiceAccount = { property: "auth_method", in: ["service_account"] } as const;

/** The key file of a service account, as one field. */
export function serviceAccountKey(over: { readonly isAlone?: boolean } = {}): ReportCardProperty {
  return secretField({
    name: "service_account_key",
    title: "Service account key",
    description:
      "In Google Cloud: IAM, Service accounts, Keys, Add key, JSON. Paste the whole file, from { to }.",
    placeholder: '{ "type": "service_account", … }',
    pattern: "^\\s*\\{[\\s\\S]*\\}\\s*$",
    maxLength: 16_384,
    ...(over.isAlone === true ? {} : { shown_when: withServiceAccount }),
  });
}

/** `auth_method` and its fields: a sign-in with Google, an OAuth client of one's own, or a service account. */
export const googleSignIn: readonly ReportCardProperty[] = [
  withConsentChoice({
    provider: "google",
    title: "Sign in with Google",
    method: choiceField({
      name: "auth_method",
      title: "How to sign in",
      description: "As a person who allowed an OAuth client, or as a service account.",
      choices: { oauth: "OAuth client with a refresh token", service_account: "Service account" },
    }),
  }),
  textField({
    name: "client_id",
    title: "Client ID",
    description: "In Google Cloud: APIs and services, Credentials, OAuth 2.0 client IDs.",
    placeholder: "….apps.googleusercontent.com",
    shown_when: withOauth,
  }),
  secretField({
    name: "client_secret",
    title: "Client secret",
    description: "Next to the client ID.",
    shown_when: withOauth,
  }),
  secretField({
    name: "refresh_token",
    title: "Refresh token",
    description: "What the client got when the person allowed it offline access.",
    maxLength: 4096,
    shown_when: withOauth,
  }),
  serviceAccountKey(),
];
