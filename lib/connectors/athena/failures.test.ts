import { expect, test } from "vitest";
import { awsErrorName } from "../kit/aws/call-aws-json";
import { toAnswer } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import { judgeAnswer } from "../kit/http-api/judge-answer";
import { athenaFailures, statementError } from "./failures";

const settings = (method: string) => ({
  text: (name: string, fallback = "") => ({ auth_method: method })[name] ?? fallback,
});

/** Status and `__type` of AWS, then code and property. */
test.each([
  [403, "UnrecognizedClientException", "auth_failed", "access_id"],
  [400, "com.amazon.coral.service#UnrecognizedClientException", "auth_failed", "access_id"],
  [403, "InvalidSignatureException", "auth_failed", "secret_key"],
  [400, "com.amazon.coral.service#InvalidSignatureException", "auth_failed", "secret_key"],
  [400, "ExpiredTokenException", "credential_expired", "access_id"],
  [400, "RequestExpired", "clock_skew", undefined],
  [400, "AccessDeniedException", "permission_denied", "access_id"],
  [400, "ThrottlingException", "rate_limited", undefined],
  [400, "TooManyRequestsException", "rate_limited", undefined],
  [400, "OptInRequired", "permission_denied", "bucket_region"],
  [400, "InvalidRequestException", "provider_error", undefined],
  [500, "InternalServerException", "provider_error", undefined],
  [503, "AccessDeniedException", "provider_error", undefined],
])("%s %s", (status, __type, code, field) => {
  const answer = toAnswer({
    status,
    text: JSON.stringify({ __type, message: "hunter2-echo" }),
    header: () => "",
  });
  const failures = athenaFailures(settings("aws_access_keys"));
  try {
    judgeAnswer({ answer, service: "Athena", failures, reason: awsErrorName });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    expect(error.outcome.code).toBe(code);
    expect(error.outcome.field).toBe(field);
    expect(JSON.stringify(error.outcome)).not.toContain("hunter2-echo");
  }
});

test("with a role, it is the role that has to change", () => {
  const failures = athenaFailures(settings("aws_iam_role"));
  expect(failures.AccessDeniedException).toMatchObject({ field: "aws_iam_role_arn" });
});

/** State and reason of a query, then its problem and the code that is shown. */
test.each([
  ["FAILED", "TABLE_NOT_FOUND: line 1:15: hunter2-echo", "missing", "TABLE_NOT_FOUND"],
  ["FAILED", "SCHEMA_NOT_FOUND: hunter2-echo", "missing", "SCHEMA_NOT_FOUND"],
  ["FAILED", "PERMISSION_DENIED: hunter2-echo", "denied", "PERMISSION_DENIED"],
  ["FAILED", "Insufficient permissions to execute the query hunter2-echo", "denied", ""],
  ["FAILED", "Access denied when writing output to hunter2-echo", "denied", ""],
  ["FAILED", "EXCEEDED_TIME_LIMIT: hunter2-echo", "timeout", "EXCEEDED_TIME_LIMIT"],
  ["FAILED", "SYNTAX_ERROR: line 1:1: hunter2-echo", "failed", "SYNTAX_ERROR"],
  ["CANCELLED", "", "timeout", ""],
])("%s %s", (State, StateChangeReason, problem, raw) => {
  const error = statementError({ Status: { State, StateChangeReason } });
  expect(error).toMatchObject({ problem, raw });
  expect(JSON.stringify([error.facts, error.message])).not.toContain("hunter2-echo");
});
