import { expect, test } from "vitest";
import type { HttpResponse } from "@/lib/shared/setup-test/context";
import { explainS3 } from "./s3-errors";

const fields = {
  keyId: "access_id",
  secret: "secret_key",
  bucket: "bucket_name",
  region: "bucket_region",
  host: "host",
};

function explain(status: number, body: string, headers: Record<string, string> = {}) {
  const bytes = new TextEncoder().encode(body);
  const answer: HttpResponse = { status, headers, bytes, text: () => body, json: () => undefined };
  return explainS3({ action: "write", answer, fields, bucket: "lake" });
}

function error(code: string, more = ""): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>AKIASECRET</Message>${more}</Error>`;
}

// Status, code of the error document, what it means, the property to change.
test.each([
  [403, "SignatureDoesNotMatch", "auth_failed", "secret_key"],
  [403, "InvalidAccessKeyId", "auth_failed", "access_id"],
  [404, "NoSuchBucket", "bucket_not_found", "bucket_name"],
  [400, "InvalidBucketName", "bucket_not_found", "bucket_name"],
  [301, "PermanentRedirect", "region_mismatch", "bucket_region"],
  [307, "TemporaryRedirect", "region_mismatch", "bucket_region"],
  [400, "AuthorizationHeaderMalformed", "region_mismatch", "bucket_region"],
  [400, "IllegalLocationConstraintException", "region_mismatch", "bucket_region"],
  [403, "AccessDenied", "permission_denied", "bucket_name"],
  [403, "AllAccessDisabled", "permission_denied", "bucket_name"],
  [403, "RequestTimeTooSkewed", "clock_skew", undefined],
  [400, "ExpiredToken", "credential_expired", "access_id"],
  [400, "InvalidToken", "credential_expired", "access_id"],
  [503, "SlowDown", "rate_limited", undefined],
  [503, "ServiceUnavailable", "rate_limited", undefined],
  [500, "InternalError", "provider_error", undefined],
  [403, "SomethingNew", "permission_denied", "bucket_name"],
  [502, "SomethingNew", "provider_error", undefined],
  [418, "SomethingNew", "wrong_service", "host"],
])("%i %s is %s", (status, raw, code, field) => {
  const outcome = explain(status, error(raw));
  expect([outcome.code, outcome.field]).toEqual([code, field]);
  expect(JSON.stringify(outcome)).not.toContain("AKIASECRET");
});

test.each([
  [200, "<html>console</html>", "wrong_service"],
  [404, "<html><body>Not Found</body></html>", "wrong_service"],
  [404, "", "wrong_service"],
  [429, "", "rate_limited"],
  [403, "<Error><Code><b>x</b></Code></Error>", "permission_denied"],
  [400, "<<<>>>", "wrong_service"],
])("%i with the body %j is %s", (status, body, code) => {
  expect(explain(status, body).code).toBe(code);
});

test("a region is shown when it is one", () => {
  expect(explain(301, "", { "x-amz-bucket-region": "eu-west-1" }).hint).toContain("eu-west-1");
  const inBody = error("AuthorizationHeaderMalformed", "<Region>eu-west-3</Region>");
  expect(explain(400, inBody).hint).toContain("eu-west-3");
  expect(explain(301, "", { "x-amz-bucket-region": "<b>Click</b>" }).hint).not.toContain("Click");
});
