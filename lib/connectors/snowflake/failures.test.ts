import { expect, test } from "vitest";
import { toAnswer } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import { judgeAnswer } from "../kit/http-api/judge-answer";
import { accessFailures, statementError } from "./failures";
import { explainTarget } from "./target-failures";

const settings = (method: string, over: Readonly<Record<string, string>> = {}) => {
  const values: Readonly<Record<string, string>> = {
    auth_method: method,
    database: "shop",
    schema: "app",
    ...over,
  };
  return { text: (name: string, fallback = "") => values[name] ?? fallback, kept: () => "LOADER" };
};
const answerOf = (status: number, json: object) =>
  toAnswer({ status, text: JSON.stringify(json), header: () => "" });

/** Status and `code` of the SQL API, then code and property. */
test.each([
  [401, "390144", "key_pair", "auth_failed", "public_key"],
  [401, "390100", "key_pair", "auth_failed", "public_key"],
  [401, "390100", "access_token_auth", "auth_failed", "access_token"],
  [401, "394400", "access_token_auth", "auth_failed", "access_token"],
  [401, "390432", "access_token_auth", "auth_failed", "access_token"],
  [401, "390318", "access_token_auth", "credential_expired", "access_token"],
  [401, "390318", "oauth_client_secret_auth", "credential_expired", "client_secret"],
  [401, "390303", "oauth_client_secret_auth", "auth_failed", "client_secret"],
  [401, "390101", "key_pair", "login_disabled", "username"],
  [401, "390102", "key_pair", "login_disabled", "username"],
  [401, "390186", "key_pair", "permission_denied", "role"],
  [400, "390189", "key_pair", "permission_denied", "role"],
  [401, "390422", "key_pair", "ip_not_allowed", undefined],
  [403, "390420", "key_pair", "ip_not_allowed", undefined],
  [401, "999999", "key_pair", "auth_failed", "public_key"],
  [401, "", "access_token_auth", "auth_failed", "access_token"],
  [404, "", "key_pair", "not_found", "host"],
  [429, "390144", "key_pair", "rate_limited", undefined],
  [503, "390144", "key_pair", "provider_error", undefined],
])("%s %s with %s", (status, code, method, expected, field) => {
  const answer = answerOf(status, { code });
  const failures = accessFailures(settings(method));
  const judge = () =>
    judgeAnswer({ answer, service: "Snowflake", failures, reason: () => code, hostField: "host" });
  expect(judge).toThrow(StageRefusal);
  try {
    judge();
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    expect(error.outcome).toMatchObject({ code: expected });
    expect(error.outcome.field).toBe(field);
  }
});

/** Status, `code` and `sqlState` of a statement, then its problem, and what a check says. */
test.each([
  [422, "002003", "02000", "missing", "schema_not_found"],
  [422, "002003", "42S02", "missing", "schema_not_found"],
  [422, "000606", "57P03", "no_compute", "starting"],
  [422, "003001", "42501", "denied", "permission_denied"],
  [422, "999999", "42501", "denied", "permission_denied"],
  [422, "000630", "57014", "timeout", "busy"],
  [408, "", "", "timeout", "busy"],
  [422, "001003", "42000", "failed", "provider_error"],
])("%s %s %s", (status, code, sqlState, problem, expected) => {
  const error = statementError(answerOf(status, { code, sqlState, message: "hunter2-echo" }));
  expect(error.problem).toBe(problem);
  const outcome = explainTarget({ error, check: settings("key_pair") });
  expect(outcome.code).toBe(expected);
  expect(JSON.stringify([outcome, error.facts, error.message])).not.toContain("hunter2-echo");
});

test("what is to be copied quotes its names", () => {
  const error = statementError(answerOf(422, { code: "003001", sqlState: "42501" }));
  const outcome = explainTarget({ error, check: settings("key_pair", { schema: '"my ""app"' }) });
  expect(outcome.remedy).toBe('grant usage, create table on schema "SHOP"."my ""app" to role "LOADER";');
});
