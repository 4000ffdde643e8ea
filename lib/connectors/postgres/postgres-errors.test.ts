import { expect, test } from "vitest";
import { postgresFailure } from "../kit/postgres-wire/postgres-errors";
import { textOf } from "../testing/leaks";
import { dialect } from "./dialect";

const settings = { database: "shop", schema: "app", username: 'we"ird', password: "pa55-word" };

interface Raw {
  readonly code?: string;
  readonly routine?: string;
  readonly message?: string;
}

function failureOf(raw: Raw, phase: { readonly isSignedIn?: boolean; readonly isEncrypted?: boolean } = {}) {
  const error = Object.assign(new Error(raw.message ?? "upstream text"), raw);
  return postgresFailure({
    error,
    dialect,
    settings,
    isSignedIn: true,
    isEncrypted: true,
    egressAddresses: [],
    ...phase,
  });
}

const hbaRejects = 'pg_hba.conf rejects connection for host "127.0.0.1", user "u", database "d", ';
const signingIn = { isSignedIn: false };
const inClear = { isSignedIn: false, isEncrypted: false };

/** The raw codes as real servers gave them, then code and field. */
test.each<[string, Raw, Parameters<typeof failureOf>[1], string, string | undefined]>([
  ["wrong password", { code: "28P01", routine: "auth_failed" }, signingIn, "auth_failed", "password"],
  [
    "no login",
    { code: "28000", routine: "InitializeSessionUserId" },
    signingIn,
    "login_disabled",
    "username",
  ],
  [
    "TLS demanded",
    { code: "28000", routine: "ClientAuthentication", message: `${hbaRejects}no encryption` },
    inClear,
    "tls_required",
    "ssl",
  ],
  [
    "TLS demanded, old wording",
    { code: "28000", routine: "ClientAuthentication", message: `${hbaRejects}SSL off` },
    inClear,
    "tls_required",
    "ssl",
  ],
  [
    "address rejected over TLS",
    { code: "28000", routine: "ClientAuthentication", message: `${hbaRejects}SSL encryption` },
    signingIn,
    "ip_not_allowed",
    "username",
  ],
  [
    "address rejected, server not English",
    { code: "28000", routine: "ClientAuthentication", message: "abgelehnt" },
    inClear,
    "ip_not_allowed",
    "username",
  ],
  [
    "client certificate",
    { code: "28000", message: "connection requires a valid client certificate" },
    signingIn,
    "tls_client_cert",
    "username",
  ],
  [
    "client certificate, as TLS alert",
    { code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED" },
    signingIn,
    "tls_client_cert",
    "username",
  ],
  [
    "no such role, unknown routine",
    { code: "28000", message: 'role "x" does not exist' },
    signingIn,
    "auth_failed",
    "password",
  ],
  ["no such database", { code: "3D000" }, signingIn, "database_not_found", "database"],
  ["no CONNECT", { code: "42501", routine: "CheckMyDatabase" }, signingIn, "database_denied", "database"],
  ["no CONNECT, through a pooler", { code: "42501" }, signingIn, "database_denied", "database"],
  ["no CREATE", { code: "42501", routine: "aclcheck_error" }, {}, "permission_denied", "schema"],
  ["no schema", { code: "3F000" }, {}, "schema_not_found", "schema"],
  ["too many connections", { code: "53300" }, signingIn, "busy", undefined],
  ["disk full", { code: "53100" }, {}, "provider_error", undefined],
  ["starting up", { code: "57P03" }, signingIn, "starting", undefined],
  ["shut down by the administrator", { code: "57P01" }, {}, "terminated", undefined],
  ["crash shutdown", { code: "57P02" }, {}, "terminated", undefined],
  ["read-only", { code: "25006" }, {}, "read_only", "username"],
  ["statement timeout", { code: "57014" }, {}, "timeout", undefined],
  ["lock timeout", { code: "55P03" }, {}, "busy", undefined],
  ["syntax error", { code: "42601" }, {}, "provider_error", undefined],
  ["no table", { code: "42P01" }, {}, "provider_error", undefined],
  ["no column", { code: "42703" }, {}, "provider_error", undefined],
  [
    "empty password",
    { message: "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string" },
    signingIn,
    "auth_failed",
    "password",
  ],
  [
    "unknown mechanism",
    { message: "SASL: Only mechanism(s) SCRAM-SHA-256 are supported" },
    signingIn,
    "auth_method_unsupported",
    "username",
  ],
  [
    "Kerberos",
    { message: "Unknown authenticationOk message type 7" },
    signingIn,
    "auth_method_unsupported",
    "username",
  ],
  [
    "hung up, in the clear",
    { message: "Connection terminated unexpectedly" },
    inClear,
    "wrong_service",
    "port",
  ],
  ["reset, in the clear", { code: "ECONNRESET" }, inClear, "wrong_service", "port"],
  [
    "hung up, over TLS",
    { message: "Connection terminated unexpectedly" },
    signingIn,
    "connection_reset",
    undefined,
  ],
  ["broke later", { code: "ECONNRESET" }, {}, "connection_reset", undefined],
  ["pg's own timer", { message: "timeout expired" }, signingIn, "timeout", undefined],
  ["anything else", { code: "XX000" }, {}, "provider_error", undefined],
])("%s", (_name, raw, phase, code, field) => {
  const failure = failureOf(raw, phase);
  expect({ code: failure.code, field: failure.field }).toEqual({ code, field });
  expect(failure.hint).not.toBe("");
});

test("something that is no error at all is an error of the server", () => {
  for (const error of [undefined, null, "text", 7, {}]) {
    const failure = postgresFailure({
      error,
      dialect,
      settings,
      isSignedIn: true,
      isEncrypted: true,
      egressAddresses: [],
    });
    expect(failure.code).toBe("provider_error");
  }
});

test("neither upstream text nor the password comes out; SQLSTATE does", () => {
  const failure = failureOf({ code: "42501", message: "permission denied for secret_table with pa55-word" });
  expect(textOf(failure)).not.toMatch(/secret_table|pa55-word/);
  expect(failure.details).toEqual([{ label: "SQLSTATE", value: "42501" }]);
  expect(failureOf({ code: "<b>no</b>" }).details).toEqual([]);
});

test("a remedy quotes names, so that none of them can end the statement", () => {
  expect(failureOf({ code: "42501" }).remedy).toBe('GRANT USAGE, CREATE ON SCHEMA "app" TO "we""ird";');
});

test("the pg_hba line names our addresses, IPv6 with its own prefix length", () => {
  const failure = postgresFailure({
    error: { code: "28000", routine: "ClientAuthentication", message: "" },
    dialect,
    settings: { ...settings, username: "loader\nhost all all 0.0.0.0/0 trust" },
    isSignedIn: false,
    isEncrypted: true,
    egressAddresses: ["198.51.100.7", "2001:db8::7"],
  });
  expect(failure.remedy?.split("\n")).toEqual([
    'hostssl  "shop"  "loader host all all 0.0.0.0/0 trust"  198.51.100.7/32  scram-sha-256',
    'hostssl  "shop"  "loader host all all 0.0.0.0/0 trust"  2001:db8::7/128  scram-sha-256',
  ]);
});
