import { type ApiAnswer, readPath } from "../api-answer";
import type { FailureTable } from "../judge-answer";

/** The reason a Google API gives, from the newer or the older form of its errors. */
export function googleReason({ json }: ApiAnswer): string {
  return (
    readPath(json, "error.details.0.reason") ||
    readPath(json, "error.errors.0.reason") ||
    readPath(json, "error.status")
  );
}

/** What those mean. `api` is its name in the Google Cloud console. */
export function googleFailures(input: { readonly api: string; readonly field: string }): FailureTable {
  const { field, api } = input;
  const disabled = {
    code: "permission_denied",
    field,
    message: `The ${api} is not enabled in the Google Cloud project of these credentials.`,
    hint: `In Google Cloud, APIs and services, Library: enable the ${api}, wait a few minutes and test again.`,
  } as const;
  const scope = {
    code: "permission_denied",
    field,
    message: "The authorisation does not cover what the test needs.",
    hint: "Authorise the app again with all the scopes it asks for.",
  } as const;
  const limited = {
    code: "rate_limited",
    message: "Google asks to slow down: too many requests were made.",
    hint: "Wait a minute and test again. Your credentials were not judged.",
  } as const;
  return {
    accessNotConfigured: disabled,
    SERVICE_DISABLED: disabled,
    insufficientPermissions: scope,
    ACCESS_TOKEN_SCOPE_INSUFFICIENT: scope,
    "403 rateLimitExceeded": limited,
    "403 userRateLimitExceeded": limited,
    "403 RATE_LIMIT_EXCEEDED": limited,
    "403 RESOURCE_EXHAUSTED": limited,
  };
}
