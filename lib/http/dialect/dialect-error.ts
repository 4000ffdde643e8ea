import "server-only";
import { safeError } from "@/lib/http/problem";
import { InvalidInputError, RateLimitedError } from "@/lib/services/errors";
import type { Dialect, DialectAuthentication } from "@/lib/shared/dialect/dialect";

/** What a client without a good key is told to send, by how the vendor's clients show theirs. */
const wanted: Readonly<Record<DialectAuthentication, string>> = {
  bearer: "A valid API key is needed: send it as `Authorization: Bearer lk_…`.",
  basic:
    "A valid API key is needed: send it by HTTP Basic, `lk_` and 8 characters as key, the rest as secret.",
  "x-api-key": "A valid API key is needed: send it as `X-API-KEY: lk_…`.",
};

const challenges: Readonly<Record<DialectAuthentication, string | null>> = {
  bearer: "Bearer",
  basic: 'Basic realm="latchkey", charset="UTF-8"',
  "x-api-key": null,
};

/** Problems that a message names; all of them are in our part of the answer. */
const namedAtMost = 5;

/** The answer to a call of a dialect that failed: the vendor's shape and status, with our code and request id. */
export function dialectError(input: {
  readonly error: unknown;
  readonly requestId: string;
  readonly dialect: Dialect;
}): Response {
  const { requestId, dialect } = input;
  const { authentication, statuses } = dialect;
  const safe = safeError(input);
  const { code, cause } = safe;
  const problems = cause instanceof InvalidInputError ? { detail: cause.problems } : {};
  const body = dialect.errorBody({
    status: statuses[safe.status] ?? safe.status,
    code,
    message: cause instanceof InvalidInputError ? tellOf(cause) : messageOf({ ...safe, authentication }),
    requestId,
    ...problems,
  });
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  const challenge = challenges[authentication];
  if (safe.status === 401 && challenge !== null) headers.set("www-authenticate", challenge);
  if (cause instanceof RateLimitedError) headers.set("retry-after", String(cause.retryAfterSeconds));
  return Response.json(body, { status: statuses[safe.status] ?? safe.status, headers });
}

function messageOf(input: {
  readonly code: string;
  readonly message: string;
  readonly authentication: DialectAuthentication;
}): string {
  return input.code === "unauthorized" ? wanted[input.authentication] : input.message;
}

/** Names each key that does not hold, as its vendor calls it, and what was expected of it. */
function tellOf({ problems }: InvalidInputError): string {
  const named = problems.slice(0, namedAtMost).map(({ loc, msg }) => {
    const place = loc.slice(1).join(".");
    return place === "" ? msg : `${place}: ${msg}`;
  });
  return named.join(" ");
}
