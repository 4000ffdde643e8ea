import type { StageOutcome } from "../../types";
import type { ApiAnswer } from "../http-api/api-answer";
import type { ApiCheck } from "../http-api/api-stage";
import { fetchToken } from "../http-api/fetch-token";
import type { FailureTable } from "../http-api/judge-answer";
import type { Settings } from "../http-api/read-settings";
import { consentMethod } from "./consent-step";

/** Whether the person signed in at the provider, in place of pasting credentials. */
export function usesConsent({ text }: Pick<Settings, "text">): boolean {
  return text("auth_method") === consentMethod;
}

/**
 * Trades the refresh token of a sign-in at the provider in for an access token, kept as `access_token`. The
 * client is the operator's: it comes with the values of a check and is never stored with a connection.
 */
export function fetchConsentToken(input: {
  readonly check: ApiCheck;
  readonly service: string;
  readonly tokenUrl: string;
  /** @default OAuth's `error` */
  readonly reason?: (answer: ApiAnswer) => string;
}): Promise<StageOutcome> {
  const { check, service, tokenUrl, reason } = input;
  return fetchToken({
    check,
    service,
    fields: { clientSecret: "auth_method", grant: "oauth_refresh_token" },
    failures: consentFailures(service),
    ...(reason === undefined ? {} : { reason }),
    request: {
      url: tokenUrl,
      form: {
        grant_type: "refresh_token",
        refresh_token: check.text("oauth_refresh_token"),
        client_id: check.text("oauth_client_id"),
        client_secret: check.text("oauth_client_secret"),
      },
    },
  });
}

/** What the user can mend is the sign-in; a refused client is the operator's and judges no credential. */
function consentFailures(service: string): FailureTable {
  const refusedClient = {
    code: "provider_error",
    message: `${service} did not accept the client of this service.`,
    hint: "Tell whoever runs this service. Your sign-in was not judged.",
  } as const;
  return {
    invalid_client: refusedClient,
    invalid_client_id: refusedClient,
    unauthorized_client: refusedClient,
    "401": refusedClient,
    invalid_grant: {
      code: "auth_failed",
      field: "oauth_refresh_token",
      message: `${service} no longer accepts this sign-in: it expired, was revoked, or its user is gone.`,
      hint: `Sign in with ${service} again.`,
    },
  };
}
