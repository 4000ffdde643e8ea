import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import type { FailureTable } from "../kit/http-api/judge-answer";

/** The number of Entra's error (`AADSTS7000215`), or OAuth's `error`. */
export function entraReason({ json }: ApiAnswer): string {
  const found = /AADSTS\d+/.exec(readPath(json, "error_description"))?.[0];
  return found ?? readPath(json, "error");
}

const unknownTenant = {
  code: "not_found",
  field: "tenant_id",
  message: "There is no such tenant.",
  hint: "Copy the tenant ID from the overview page of the Entra admin center.",
} as const;

/** What Entra's numbers mean. */
export const entraFailures: FailureTable = {
  AADSTS7000215: {
    code: "auth_failed",
    field: "client_secret",
    message: "The client secret is wrong.",
    hint: "Paste the value of the secret, not its ID. The value is shown only once: make a new secret if it is lost.",
  },
  AADSTS7000222: {
    code: "auth_failed",
    field: "client_secret",
    message: "The client secret has expired.",
    hint: "Make a new secret in Certificates and secrets, and paste its value.",
  },
  AADSTS700016: {
    code: "auth_failed",
    field: "client_id",
    message: "There is no such app in this tenant.",
    hint: "Check the client ID and the tenant ID: both are on the app's overview page.",
  },
  AADSTS90002: unknownTenant,
  AADSTS900023: unknownTenant,
  AADSTS65001: {
    code: "permission_denied",
    field: "client_id",
    message: "Nobody has consented to the app's permissions.",
    hint: "In App registrations, API permissions: grant admin consent.",
  },
};

/** What Graph's statuses mean for a site. */
export const graphFailures: FailureTable = {
  "403": {
    code: "permission_denied",
    field: "client_id",
    message: "The app may not read this site.",
    hint: "Give it the application permission Sites.Selected with a grant for this site, or Files.Read.All, and grant admin consent.",
  },
  "404": {
    code: "not_found",
    field: "site_url",
    message: "There is no such site.",
    hint: "Copy the address from the browser, up to the name of the site.",
  },
  "400": {
    code: "not_found",
    field: "site_url",
    message: "This host belongs to another tenant.",
    hint: "Check the site URL and the tenant ID.",
  },
};
