import { expect, test } from "vitest";
import type { HttpResponse } from "@/lib/shared/setup-test/context";
import { explainAzure } from "./azure-errors";

function explain(status: number, code: string) {
  const headers: Record<string, string> = code === "" ? {} : { "x-ms-error-code": code };
  const answer: HttpResponse = {
    status,
    headers,
    bytes: new Uint8Array(),
    text: () => "",
    json: () => undefined,
  };
  return explainAzure({ action: "write", answer, egressAddresses: ["198.51.100.7"] });
}

const token = "shared_access_signature_token";

test.each([
  [403, "AuthenticationFailed", "auth_failed", token],
  [403, "AuthorizationFailure", "auth_failed", token],
  [401, "NoAuthenticationInformation", "auth_failed", token],
  [403, "AuthorizationPermissionMismatch", "permission_denied", token],
  [403, "AuthorizationResourceTypeMismatch", "permission_denied", token],
  [403, "AuthorizationSourceIPMismatch", "ip_not_allowed", token],
  [404, "ContainerNotFound", "bucket_not_found", "container_name"],
  [404, "ResourceNotFound", "bucket_not_found", "storage_account_name"],
  [403, "AccountIsDisabled", "login_disabled", "storage_account_name"],
  [503, "ServerBusy", "rate_limited", undefined],
  [500, "InternalError", "provider_error", undefined],
  [500, "OperationTimedOut", "provider_error", undefined],
  [403, "", "permission_denied", token],
  [429, "", "rate_limited", undefined],
  [502, "<b>", "provider_error", undefined],
  [404, "", "wrong_service", "storage_account_name"],
])("%i %s is %s", (status, raw, code, field) => {
  const outcome = explain(status, raw);
  expect([outcome.code, outcome.field]).toEqual([code, field]);
});

test("a refusal that a firewall may have caused names our addresses", () => {
  expect(explain(403, "AuthorizationFailure").hint).toContain("198.51.100.7");
  expect(explain(403, "AuthenticationFailed").hint).not.toContain("198.51.100.7");
});
