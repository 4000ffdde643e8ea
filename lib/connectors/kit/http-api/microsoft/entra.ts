import type { StageOutcome } from "../../../types";
import { type ApiAnswer, readPath } from "../api-answer";
import type { ApiCheck } from "../api-stage";
import { fetchToken } from "../fetch-token";
import type { FailureTable } from "../judge-answer";

/** Where Microsoft Entra hands out tokens. */
export const entraBase = "https://login.microsoftonline.com";

/** Properties of an app registration. */
export interface EntraFields {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Gets an app's access token (client credentials), kept as `access_token`. */
export function fetchEntraToken(input: {
  readonly check: ApiCheck;
  readonly fields: EntraFields;
  /** Of the API, with `/.default` at the end. */
  readonly scope: string;
}): Promise<StageOutcome> {
  const { check, fields, scope } = input;
  const { clientId, clientSecret } = fields;
  return fetchToken({
    check,
    service: "Microsoft Entra",
    fields: { clientId, clientSecret, grant: clientSecret },
    reason: entraReason,
    failures: entraFailures(fields),
    request: {
      url: `${entraBase}/${encodeURIComponent(check.text(fields.tenant))}/oauth2/v2.0/token`,
      form: {
        grant_type: "client_credentials",
        client_id: check.text(clientId),
        client_secret: check.text(clientSecret),
        scope,
      },
    },
  });
}

/** The number of Entra's error (`AADSTS7000215`), or OAuth's `error`. */
function entraReason({ json }: ApiAnswer): string {
  const found = /AADSTS\d+/.exec(readPath(json, "error_description"))?.[0];
  return found ?? readPath(json, "error");
}

/** What Entra's numbers mean (Microsoft Learn, "Microsoft Entra authentication and authorization error codes"). */
function entraFailures({ tenant, clientId, clientSecret }: EntraFields): FailureTable {
  const unknownTenant = {
    code: "not_found",
    field: tenant,
    message: "There is no such tenant.",
    hint: "Copy the tenant ID from the overview page of the Entra admin center.",
  } as const;
  return {
    AADSTS7000215: {
      code: "auth_failed",
      field: clientSecret,
      message: "The client secret is wrong.",
      hint: "Paste the value of the secret, not its ID. The value is shown only once: make a new secret if it is lost.",
    },
    AADSTS7000222: {
      code: "auth_failed",
      field: clientSecret,
      message: "The client secret has expired.",
      hint: "Make a new secret in Certificates and secrets, and paste its value.",
    },
    AADSTS700016: {
      code: "auth_failed",
      field: clientId,
      message: "There is no such app in this tenant.",
      hint: "Check the client ID and the tenant ID: both are on the app's overview page.",
    },
    AADSTS90002: unknownTenant,
    AADSTS900023: unknownTenant,
    AADSTS65001: {
      code: "permission_denied",
      field: clientId,
      message: "Nobody has consented to the app's permissions.",
      hint: "In App registrations, API permissions: grant admin consent.",
    },
  };
}
