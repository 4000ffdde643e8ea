import { expect, test } from "vitest";
import { tokenFailures } from "./token-failures";

const failures = tokenFailures({
  service: "Acme",
  fields: { clientId: "client_id", clientSecret: "client_secret", grant: "refresh_token" },
});

/** The error codes of RFC 6749, section 5.2, and of RFC 6749, section 4.1.2.1, then code and field. */
test.each([
  ["invalid_client", "auth_failed", "client_secret"],
  ["invalid_client_id", "auth_failed", "client_id"],
  ["invalid_grant", "auth_failed", "refresh_token"],
  ["unauthorized_client", "auth_method_unsupported", "client_id"],
  ["unsupported_grant_type", "auth_method_unsupported", "client_id"],
  ["invalid_scope", "permission_denied", "client_id"],
  ["access_denied", "permission_denied", "client_id"],
  ["401", "auth_failed", "client_secret"],
])("%s", (raw, code, field) => {
  expect(failures[raw]).toMatchObject({ code, field });
});
