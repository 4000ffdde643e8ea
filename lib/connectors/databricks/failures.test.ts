import { expect, test } from "vitest";
import { accessFailures, statementError } from "../kit/databricks/failures";
import { readPath, toAnswer } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import { judgeAnswer } from "../kit/http-api/judge-answer";
import { explainTarget } from "./target-failures";

/** Status and `error_code` of the REST API, then code and property. */
test.each([
  [401, { error_code: 401 }, "auth_failed", "access_token"],
  [401, {}, "auth_failed", "access_token"],
  [403, { error_code: "403" }, "auth_failed", "access_token"],
  [403, { error_code: "PERMISSION_DENIED" }, "permission_denied", "http_path"],
  [403, { error_code: "IP_ACL_DENIED" }, "ip_not_allowed", undefined],
  [404, { error_code: "RESOURCE_DOES_NOT_EXIST" }, "not_found", "http_path"],
  [404, { error_code: "NOT_FOUND" }, "not_found", "http_path"],
  [400, { error_code: "INVALID_PARAMETER_VALUE" }, "not_found", "http_path"],
  [404, {}, "not_found", "host"],
  [429, { error_code: "REQUEST_LIMIT_EXCEEDED" }, "rate_limited", undefined],
  [503, { error_code: "TEMPORARILY_UNAVAILABLE" }, "provider_error", undefined],
  [500, { error_code: "PERMISSION_DENIED" }, "provider_error", undefined],
])("%s %o", (status, json, code, field) => {
  const answer = toAnswer({ status, text: JSON.stringify(json), header: () => "" });
  const failures = accessFailures("access_token");
  const reason = () => readPath(json, "error_code");
  try {
    judgeAnswer({ answer, service: "Databricks", failures, reason, hostField: "host" });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    expect(error.outcome.code).toBe(code);
    expect(error.outcome.field).toBe(field);
  }
});

/** Message and state of a statement, then its problem, the code that is shown, and what a check says. */
test.each([
  ["[TABLE_OR_VIEW_NOT_FOUND] hunter2-echo", "missing", "TABLE_OR_VIEW_NOT_FOUND", "database_not_found"],
  ["[NO_SUCH_CATALOG_EXCEPTION] hunter2-echo", "missing", "NO_SUCH_CATALOG_EXCEPTION", "database_not_found"],
  ["[SCHEMA_NOT_FOUND] hunter2-echo SQLSTATE: 42704", "missing", "SCHEMA_NOT_FOUND", "database_not_found"],
  ["hunter2-echo SQLSTATE: 42P01", "missing", "42P01", "database_not_found"],
  ["[INSUFFICIENT_PERMISSIONS] hunter2-echo", "denied", "INSUFFICIENT_PERMISSIONS", "permission_denied"],
  ["[UNAUTHORIZED_ACCESS.X] hunter2-echo", "denied", "UNAUTHORIZED_ACCESS", "permission_denied"],
  ["[WAREHOUSE_STOPPED] hunter2-echo", "no_compute", "WAREHOUSE_STOPPED", "starting"],
  ["[PARSE_SYNTAX_ERROR] hunter2-echo SQLSTATE: 42601", "failed", "PARSE_SYNTAX_ERROR", "provider_error"],
  ["hunter2-echo", "failed", "BAD_REQUEST", "provider_error"],
])("%s", (message, problem, raw, code) => {
  const json = { status: { state: "FAILED", error: { error_code: "BAD_REQUEST", message } } };
  const error = statementError(json);
  expect(error).toMatchObject({ problem, raw });
  const outcome = explainTarget({ error, check: { text: (name) => name } });
  expect(outcome.code).toBe(code);
  expect(JSON.stringify([outcome, error.facts, error.message])).not.toContain("hunter2-echo");
});

test("a statement that was ended is out of time", () => {
  for (const state of ["CANCELED", "CLOSED"])
    expect(statementError({ status: { state } }).problem).toBe("timeout");
});
