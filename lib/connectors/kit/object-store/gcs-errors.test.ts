import { expect, test } from "vitest";
import type { HttpResponse } from "@/lib/shared/setup-test/context";
import { explainGcs } from "./gcs-errors";

function explain(status: number, json: unknown) {
  const answer: HttpResponse = {
    status,
    headers: {},
    bytes: new Uint8Array(),
    text: () => "",
    json: () => json,
  };
  return explainGcs({ action: "write", answer, credentialField: "service_account_key", remedy: "grant it" });
}

const error = (reason: string) => ({ error: { errors: [{ reason, message: "ya29.secret" }] } });

test.each([
  [401, error("authError"), "auth_failed", "service_account_key"],
  [403, error("forbidden"), "permission_denied", "bucket_name"],
  [403, error("accessNotConfigured"), "permission_denied", "service_account_key"],
  [403, error("rateLimitExceeded"), "rate_limited", undefined],
  [403, error("userRateLimitExceeded"), "rate_limited", undefined],
  [404, error("notFound"), "bucket_not_found", "bucket_name"],
  [429, undefined, "rate_limited", undefined],
  [503, error("backendError"), "provider_error", undefined],
  [404, undefined, "wrong_service", undefined],
  [302, null, "wrong_service", undefined],
  [404, { error: "x" }, "wrong_service", undefined],
])("%i %j is %s", (status, json, code, field) => {
  const outcome = explain(status, json);
  expect([outcome.code, outcome.field]).toEqual([code, field]);
  expect(JSON.stringify(outcome)).not.toContain("ya29");
});

test("the command to run is there where rights on the bucket are missing", () => {
  expect(explain(403, error("forbidden")).remedy).toBe("grant it");
  expect(explain(403, error("accessNotConfigured")).remedy).toBeUndefined();
});
