import { readPath } from "../http-api/api-answer";
import type { ApiFailure } from "../http-api/api-failure";
import type { FailureTable } from "../http-api/judge-answer";
import { StatementError, type StatementProblem } from "../statements/statement-error";

/** What refusals of the REST API mean, by its `error_code`. */
export function accessFailures(field: string): FailureTable {
  const refused = {
    code: "auth_failed",
    field,
    message: "Databricks did not accept this sign-in.",
    hint: "Copy the token or secret again. It may have been revoked or have expired, or be of another workspace.",
  } as const;
  return {
    ...workspaceFailures,
    "401": refused,
    // An invalid token is a 403 without a name.
    "403": refused,
    UNAUTHENTICATED: refused,
    INVALID_TOKEN: refused,
    CUSTOMER_UNAUTHORIZED: refused,
  };
}

const denied: ApiFailure = {
  code: "permission_denied",
  field: "http_path",
  message: "This user or service principal may not use the warehouse.",
  hint: "In Databricks, open the warehouse, Permissions, and grant it Can use.",
};
const noWarehouse: ApiFailure = {
  code: "not_found",
  field: "http_path",
  message: "There is no such SQL warehouse in this workspace.",
  hint: "In Databricks, open the SQL warehouse, Connection details, and copy the HTTP path again.",
};

const workspaceFailures: FailureTable = {
  PERMISSION_DENIED: denied,
  FEATURE_DISABLED: denied,
  RESOURCE_DOES_NOT_EXIST: noWarehouse,
  NOT_FOUND: noWarehouse,
  INVALID_PARAMETER_VALUE: noWarehouse,
  IP_ACL_DENIED: {
    code: "ip_not_allowed",
    message: "An IP access list of the workspace keeps this service out.",
    hint: "Add the addresses of this service to the IP access list, then test again.",
  },
  "404": {
    code: "not_found",
    field: "host",
    message: "What answered is not the REST API of a Databricks workspace.",
    hint: "Enter the server hostname of the SQL warehouse, as its Connection details show it.",
  },
};

/** By error class ("Error conditions in Databricks"), SQL state or `error_code`. */
const problems: readonly (readonly [RegExp, StatementProblem])[] = [
  [/^(INSUFFICIENT_PERMISSIONS|PERMISSION_DENIED|UNAUTHORIZED_ACCESS|42501)/, "denied"],
  [/^(NO_SUCH_|[A-Z_]*NOT_FOUND|42P01|42704|3F000|3D000|RESOURCE_DOES_NOT_EXIST)/, "missing"],
  [/^(DEADLINE_EXCEEDED|TIMEOUT|OPERATION_CANCELED|57014|HY008)/, "timeout"],
  [/^(WAREHOUSE_|CLUSTER_|ENDPOINT_|ABORTED)/, "no_compute"],
];

/** What a statement that did not succeed says of itself; its text is read for codes only. */
export function statementError(json: unknown): StatementError {
  const text = readPath(json, "status.error.message");
  const codes = [
    /^\s*\[([A-Z][A-Z0-9_]{2,60})[\].]/.exec(text)?.[1],
    readPath(json, "status.sql_state") || /\bSQLSTATE: ([0-9A-Z]{5})\b/.exec(text)?.[1],
    readPath(json, "status.error.error_code"),
  ].filter((code): code is string => code !== undefined && code !== "");
  const known = problems.find(([pattern]) => codes.some((code) => pattern.test(code)));
  const ended = /^(CANCELED|CLOSED)$/.test(readPath(json, "status.state"));
  return new StatementError({
    problem: known?.[1] ?? (ended ? "timeout" : "failed"),
    raw: codes[0] ?? "",
  });
}
