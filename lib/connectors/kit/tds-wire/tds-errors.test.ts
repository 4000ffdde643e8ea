import { ConnectionError, RequestError } from "tedious";
import { expect, test } from "vitest";
import { textOf } from "../../testing/leaks";
import type { TdsSettings } from "./settings";
import { tdsFailure } from "./tds-errors";

const settings: TdsSettings = {
  database: "sh]op",
  schema: "d]bo",
  username: "lo]ader",
  password: "the-pa55word",
  primaryKeyCollation: "",
};

/** An error as the server's numbers of a sign-in arrive, and one as a single batch fails. */
const signIn = (...numbers: number[]) =>
  Object.assign(new Error("the sign-in failed"), {
    numbers,
    cause: new ConnectionError("Login failed for user 'upstream'.", "ELOGIN"),
  });
const request = (number: number) => Object.assign(new RequestError("upstream text", "EREQUEST"), { number });
const driver = (code: string, cause?: Error) => new ConnectionError("upstream text", code, { cause });

const outcomeOf = (error: unknown, egressAddresses: readonly string[] = []) =>
  tdsFailure({ error, settings, egressAddresses });

test.each([
  ["wrong password, unknown login", signIn(18456), "auth_failed", "password"],
  ["unknown database, with 18456 behind it", signIn(4060, 18456), "database_not_found", "database"],
  ["unknown database, after 18456", signIn(18456, 4060), "database_not_found", "database"],
  ["no default database", signIn(4064), "database_denied", "database"],
  ["Azure's unknown database", signIn(40508), "database_not_found", "database"],
  ["untrusted domain", signIn(18452), "auth_method_unsupported", "username"],
  ["disabled", signIn(18470), "login_disabled", "username"],
  ["locked", signIn(18486), "login_disabled", "username"],
  ["expired", signIn(18487), "login_disabled", "password"],
  ["must change", signIn(18488), "login_disabled", "password"],
  ["Azure's firewall", signIn(40615), "ip_not_allowed", "host"],
  ["Azure's network rule", signIn(40914), "ip_not_allowed", "host"],
  ["Azure's server name", signIn(40532), "not_found", "host"],
  ["Azure: not available", signIn(40613), "starting", undefined],
  ["Azure: service is busy", signIn(40501), "busy", undefined],
  ["paused", signIn(17142), "starting", undefined],
  ["script upgrade", signIn(18401), "starting", undefined],
  ["single user", signIn(18461), "busy", undefined],
  ["out of connections", signIn(17809), "busy", undefined],
  ["a number nobody knows", signIn(99_999), "provider_error", undefined],
  ["an unknown number beside a known one", signIn(99_999, 18456), "auth_failed", "password"],
  ["CREATE TABLE denied", request(262), "permission_denied", "schema"],
  ["object permission denied", request(229), "permission_denied", "schema"],
  ["column permission denied", request(230), "permission_denied", "schema"],
  ["no schema", request(2760), "schema_not_found", "schema"],
  ["no user in the database", request(916), "database_denied", "database"],
  ["read-only database", request(3906), "read_only", "host"],
  ["a replica that is not read", request(976), "read_only", "host"],
  ["deadlock", request(1205), "busy", undefined],
  ["lock timeout", request(1222), "busy", undefined],
  ["log full", request(9002), "provider_error", undefined],
  ["collation", request(448), "invalid_value", "primary_key_collation"],
  ["syntax", request(102), "provider_error", undefined],
  ["no object", request(208), "provider_error", undefined],
  ["several errors at once", new AggregateError([request(102), request(262)]), "permission_denied", "schema"],
  ["requires encryption", driver("EENCRYPT"), "tls_required", "disable_ssl"],
  ["time-out of the driver", driver("ETIMEOUT"), "timeout", undefined],
  ["socket closed", driver("ESOCKET", new Error("socket hang up")), "connection_reset", undefined],
  ["connection closed", driver("ECLOSE"), "connection_reset", undefined],
  ["something else", new TypeError("upstream text"), "provider_error", undefined],
  ["no error at all", undefined, "provider_error", undefined],
])("%s", (_name, error, code, field) => {
  const outcome = outcomeOf(error);
  expect({ code: outcome.code, field: outcome.field }).toEqual({ code, field });
  expect(outcome.message).not.toBe("");
  expect(outcome.hint).not.toBe("");
  expect(textOf(outcome)).not.toMatch(/upstream|the-pa55word/);
});

test("the numbers are shown, the texts are not", () => {
  expect(outcomeOf(signIn(4060, 18456)).details).toEqual([
    { label: "Error", value: "4060" },
    { label: "Error", value: "18456" },
  ]);
});

test.each([
  [signIn(18470), "ALTER LOGIN [lo]]ader] ENABLE;"],
  [signIn(18486), "ALTER LOGIN [lo]]ader] WITH PASSWORD = '<password>' UNLOCK;"],
  [
    request(262),
    "GRANT CREATE TABLE TO [lo]]ader];\nGRANT SELECT, INSERT, UPDATE, DELETE, ALTER ON SCHEMA::[d]]bo] TO [lo]]ader];",
  ],
])("remedies quote every name", (error, remedy) => {
  expect(outcomeOf(error).remedy).toBe(remedy);
});

test("the firewall's remedy names our addresses", () => {
  expect(outcomeOf(signIn(40615), ["198.51.100.7", "198.51.100.8"]).remedy).toBe(
    "EXECUTE sp_set_firewall_rule N'latchkey 1', '198.51.100.7', '198.51.100.7';\n" +
      "EXECUTE sp_set_firewall_rule N'latchkey 2', '198.51.100.8', '198.51.100.8';",
  );
});
