import { expect, test } from "vitest";
import { toAnswer } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import { googleReason } from "../kit/http-api/google/google-failures";
import { judgeAnswer } from "../kit/http-api/judge-answer";
import { bigqueryFailures, lacking } from "./failures";

const settings = (method: string) => ({
  text: (name: string, fallback = "") => ({ auth_method: method, project_id: "acme" })[name] ?? fallback,
  kept: () => "loader@acme.iam.gserviceaccount.com",
});

/** Status and reason of BigQuery, then code and property. */
test.each([
  [401, "authError", "auth_failed", "service_account_key"],
  [403, "accessDenied", "permission_denied", "service_account_key"],
  [403, "accessNotConfigured", "permission_denied", "service_account_key"],
  [403, "billingNotEnabled", "permission_denied", "project_id"],
  [403, "rateLimitExceeded", "rate_limited", undefined],
  [403, "quotaExceeded", "rate_limited", undefined],
  [403, "somethingNew", "permission_denied", "service_account_key"],
  [404, "notFound", "not_found", "project_id"],
  [400, "invalid", "not_found", "project_id"],
  [429, "rateLimitExceeded", "rate_limited", undefined],
  [503, "backendError", "provider_error", undefined],
  [500, "accessDenied", "provider_error", undefined],
])("%s %s", (status, reason, code, field) => {
  const json = { error: { code: status, errors: [{ reason }], message: "hunter2-echo" } };
  const answer = toAnswer({ status, text: JSON.stringify(json), header: () => "" });
  const failures = bigqueryFailures(settings("gcp_service_account_key"));
  try {
    judgeAnswer({ answer, service: "BigQuery", failures, reason: googleReason });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    expect(error.outcome.code).toBe(code);
    expect(error.outcome.field).toBe(field);
    expect(JSON.stringify(error.outcome)).not.toContain("hunter2-echo");
  }
});

test("with a role, it is the account that has to change", () => {
  expect(bigqueryFailures(settings("gcp_service_account_role"))["401"]).toMatchObject({
    field: "service_account_email",
  });
});

test("what is to be copied holds names only that are names", () => {
  const role = "roles/bigquery.jobUser";
  const good = lacking({ check: settings("gcp_service_account_key"), role, message: "" });
  expect(good.remedy).toBe(
    `gcloud projects add-iam-policy-binding acme --role=${role} --member=serviceAccount:loader@acme.iam.gserviceaccount.com`,
  );
  const check = { text: () => "acme; rm -rf /", kept: () => "x" };
  expect(lacking({ check, role, message: "" }).remedy).toBeUndefined();
});
