import "server-only";
import { log } from "@/lib/config/logger";
import { InvalidInputError, RateLimitedError } from "@/lib/services/errors";
import { type BrowseCode, BrowseError } from "@/lib/shared/errors/browse-error";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import { isDatabaseUnavailable } from "./is-database-unavailable";

/** The only place that knows the HTTP status of an error code. Codes that are missing here are 500. */
const statuses: Readonly<Record<string, number>> = {
  unauthorized: 401,
  session_expired: 401,
  signed_out: 401,
  sign_in_refused: 401,
  sign_in_blocked: 429,
  sign_in_expired: 410,
  sso_refused: 403,
  reauthentication_needed: 401,
  second_factor_needed: 403,
  link_refused: 410,
  forbidden: 403,
  release_forbidden: 403,
  origin_not_allowed: 403,
  session_revoked: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  review_pending: 409,
  review_refused: 403,
  sandbox_connection: 409,
  immutable_field: 409,
  stale: 412,
  idempotency_key_reused: 422,
  rate_limited: 429,
  session_ended: 409,
  token_used: 409,
  token_expired: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_input: 422,
  token_invalid: 401,
  bad_request: 400,
  bad_cursor: 400,
  key_service_unavailable: 503,
  worker_unavailable: 503,
};

/**
 * Of looks into a destination; what is missing here is 422. A slow or broken destination is no fault of
 * this service, so none of them is a 5xx; 408 would make browsers send the request again.
 */
const browseStatuses: Readonly<Partial<Record<BrowseCode, number>>> = {
  bad_page_token: 400,
  table_not_found: 404,
  path_not_found: 404,
};

/** An error as the caller may see it. */
export interface SafeError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly cause: LatchkeyError | null;
}

/**
 * Turns any error into what may leave the process; the unexpected is logged and becomes `internal_error`, or
 * `database_unavailable` where it is likely to pass.
 */
export function safeError(input: { readonly error: unknown; readonly requestId: string }): SafeError {
  const { error, requestId } = input;
  if (error instanceof BrowseError && error.code !== "internal_error") {
    const status = browseStatuses[error.code] ?? 422;
    return { status, code: error.code, message: error.userMessage, cause: error };
  }
  if (error instanceof LatchkeyError && statuses[error.code] !== undefined) {
    return {
      status: statuses[error.code] ?? 500,
      code: error.code,
      message: error.userMessage,
      cause: error,
    };
  }
  log("error", "unexpected error", { requestId, error });
  const passes = isDatabaseUnavailable(error);
  return {
    status: passes ? 503 : 500,
    code: passes ? "database_unavailable" : "internal_error",
    message: "Something went wrong on our side. Nothing was changed. Please try again.",
    cause: null,
  };
}

/**
 * The answer to a failed API call: `422 {"detail": […]}` for validation (the connections seed), RFC 9457
 * problem details for all else.
 */
export function problemResponse(input: { readonly error: unknown; readonly requestId: string }): Response {
  const { requestId } = input;
  const safe = safeError(input);
  const headers = { "cache-control": "no-store", "x-request-id": requestId };
  if (safe.cause instanceof InvalidInputError) {
    return Response.json({ detail: safe.cause.problems, requestId }, { status: safe.status, headers });
  }
  const facts = safe.cause instanceof BrowseError ? { facts: safe.cause.facts } : {};
  const { status, code } = safe;
  const body = { type: "about:blank", title: safe.message, status, code, requestId, ...facts };
  const challenge = safe.status === 401 ? { "www-authenticate": "Bearer" } : {};
  const retry = retryAfter(safe);
  return Response.json(body, {
    status: safe.status,
    headers: { ...headers, ...challenge, ...retry, "content-type": "application/problem+json" },
  });
}

/** How long to wait, in seconds, where waiting helps. */
function retryAfter({ cause, status }: SafeError): Readonly<Record<string, string>> {
  if (cause instanceof RateLimitedError) return { "retry-after": String(cause.retryAfterSeconds) };
  return status === 503 ? { "retry-after": "5" } : {};
}
