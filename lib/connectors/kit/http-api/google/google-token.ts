import type { StageOutcome } from "../../../types";
import { fetchConsentToken, usesConsent } from "../../consent/fetch-consent-token";
import { type ApiAnswer, readPath } from "../api-answer";
import type { ApiCheck } from "../api-stage";
import { fetchToken } from "../fetch-token";
import type { FailureTable } from "../judge-answer";
import { signJwt } from "../sign-jwt";
import { readServiceAccount } from "./read-service-account";

/** Where Google hands out tokens, whatever a pasted key file says. */
export const googleTokenUrl = "https://oauth2.googleapis.com/token";

/** Gets an access token for the form's sign-in, kept as `access_token`; also keeps `service_account`. */
export function fetchGoogleToken(input: {
  readonly check: ApiCheck;
  /** With spaces in between. */
  readonly scope: string;
  /** Property that names the person to act for through domain-wide delegation. */
  readonly subjectField?: string;
  /** True where a service account is the only way. */
  readonly isServiceAccount?: boolean;
}): Promise<StageOutcome> {
  const { check } = input;
  if (usesConsent(check)) return fetchConsentToken({ check, service: "Google", tokenUrl: googleTokenUrl });
  const isAccount =
    input.isServiceAccount === true || check.text("auth_method", "oauth") === "service_account";
  if (!isAccount) return refresh(check);
  const account = readServiceAccount({ text: check.text("service_account_key") });
  check.keep("service_account", account.email);
  const subject = input.subjectField === undefined ? "" : check.text(input.subjectField);
  const assertion = signJwt({
    key: account.key,
    field: "service_account_key",
    algorithm: "RS256",
    claims: {
      iss: account.email,
      scope: input.scope,
      aud: googleTokenUrl,
      ...(subject === "" ? {} : { sub: subject }),
    },
    seconds: 600,
  });
  const fields = { clientSecret: "service_account_key", grant: "service_account_key" };
  return fetchToken({
    check,
    service: "Google",
    fields,
    reason: tokenReason,
    failures: accountFailures(subject === "" ? "service_account_key" : (input.subjectField ?? "")),
    request: {
      url: googleTokenUrl,
      form: { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion },
    },
  });
}

function refresh(check: ApiCheck): Promise<StageOutcome> {
  return fetchToken({
    check,
    service: "Google",
    fields: { clientId: "client_id", clientSecret: "client_secret", grant: "refresh_token" },
    request: {
      url: googleTokenUrl,
      form: {
        grant_type: "refresh_token",
        refresh_token: check.text("refresh_token"),
        client_id: check.text("client_id"),
        client_secret: check.text("client_secret"),
      },
    },
  });
}

/** One `invalid_grant` for three causes: Google's words tell them apart. */
function tokenReason({ json }: ApiAnswer): string {
  const text = readPath(json, "error_description");
  if (/invalid email or user id/i.test(text)) return "unknown_subject";
  if (/short-lived|iat|exp\b|clock/i.test(text)) return "clock";
  return readPath(json, "error");
}

function accountFailures(subjectField: string): FailureTable {
  return {
    unknown_subject: {
      code: "auth_failed",
      field: subjectField,
      message: "Google does not know this person, or not in the domain of the service account.",
      hint: "Enter the e-mail address of a user of your Google Workspace.",
    },
    clock: {
      code: "provider_error",
      message: "Google says that the clock of this service is wrong.",
      hint: "Tell whoever runs this service. Your key was not judged.",
    },
    unauthorized_client: {
      code: "permission_denied",
      field: subjectField,
      message: "The service account may not act for this person.",
      hint: "In the Google Admin console, Security, API controls, Domain-wide delegation: add its client ID with the scope.",
    },
    invalid_grant: {
      code: "auth_failed",
      field: "service_account_key",
      message: "Google did not accept the key of the service account.",
      hint: "The key may have been deleted, or the account disabled. Make a new JSON key and paste it.",
    },
  };
}
