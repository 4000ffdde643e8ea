import { expect, test } from "vitest";
import { textOf } from "../testing/leaks";
import { oracleFailure } from "./oracle-errors";
import type { OracleSettings } from "./settings";

const settings: OracleSettings = {
  service: "orclpdb1",
  schema: 'sh"op',
  username: 'loa"der',
  password: "the-pa55word",
};

/** Shaped like the driver's: `code` and `errorNum` for what the database says, its text in `message`. */
const ora = (errorNum: number) => {
  const code = `ORA-${String(errorNum).padStart(5, "0")}`;
  const text = `${code}: upstream text\nHelp: https://docs.oracle.com/error-help/db/${code.toLowerCase()}/`;
  return Object.assign(new Error(text), { code, errorNum, offset: 0 });
};
const njs = (number: number, more = "") => {
  const code = `NJS-${number}`;
  return Object.assign(new Error(`${code}: upstream text ${more}`), { code });
};

test.each([
  ["wrong password", ora(1017), "auth_failed", "password"],
  ["null password", ora(1005), "auth_failed", "password"],
  ["no credentials", njs(101), "auth_failed", "password"],
  ["locked", ora(28_000), "login_disabled", "username"],
  ["expired", ora(28_001), "login_disabled", "password"],
  ["no CREATE SESSION", ora(1045), "login_disabled", "username"],
  ["SYS without SYSDBA", ora(28_009), "auth_method_unsupported", "username"],
  ["no matching protocol", ora(28_040), "auth_method_unsupported", "username"],
  ["old verifier", njs(116), "auth_method_unsupported", "username"],
  ["native encryption required", ora(12_660), "auth_method_unsupported", "username"],
  ["server before 12.1", njs(138), "wrong_service", "host"],
  ["service not registered", njs(518), "database_not_found", "database"],
  ["SID not registered", njs(519), "database_not_found", "database"],
  ["service, as the listener says it", ora(12_514), "database_not_found", "database"],
  ["refused: no handler", njs(511, "refused the connection. Reason: ORA-12516"), "busy", undefined],
  ["refused: no handler for the server type", njs(511, "Reason: ORA-12520"), "busy", undefined],
  ["refused: restricted", njs(511, "Reason: ORA-12526"), "starting", undefined],
  ["refused: blocked", njs(511, "Reason: ORA-12528"), "starting", undefined],
  ["refused, who knows why", njs(511, "Reason: refused"), "provider_error", undefined],
  ["starting up or shutting down", ora(1033), "starting", undefined],
  ["not available", ora(1034), "starting", undefined],
  ["not open", ora(1109), "starting", undefined],
  ["too many sessions", ora(18), "busy", undefined],
  ["too many sessions of the user", ora(2391), "busy", undefined],
  ["immediate shutdown", ora(1089), "terminated", undefined],
  ["closed, by a shutdown", njs(500, "\nORA-01089: immediate shutdown"), "terminated", undefined],
  ["closed", njs(500, "NJS-521: end of file"), "connection_reset", undefined],
  ["lost contact", njs(501), "connection_reset", undefined],
  ["end of file", ora(3113), "connection_reset", undefined],
  ["connection incomplete", njs(503), "connection_reset", undefined],
  ["timed out", njs(510), "timeout", undefined],
  ["call timeout", njs(123), "timeout", undefined],
  ["insufficient privileges", ora(1031), "permission_denied", "schema"],
  ["no table or no right", ora(942), "permission_denied", "schema"],
  ["no quota on the tablespace", ora(1950), "permission_denied", "schema"],
  ["quota exceeded", ora(1536), "permission_denied", "schema"],
  ["no such user", ora(1918), "schema_not_found", "schema"],
  ["read-only database", ora(16_000), "read_only", "host"],
  ["tablespace full", ora(1653), "provider_error", undefined],
  ["a number nobody knows", ora(99_999), "provider_error", undefined],
  ["something else", new TypeError("upstream text"), "provider_error", undefined],
  ["no error at all", undefined, "provider_error", undefined],
])("%s", (_name, error, code, field) => {
  const outcome = oracleFailure({ error, settings });
  expect({ code: outcome.code, field: outcome.field }).toEqual({ code, field });
  expect(outcome.message).not.toBe("");
  expect(outcome.hint).not.toBe("");
  expect(textOf(outcome)).not.toMatch(/upstream|the-pa55word/);
});

test("the numbers are shown, each once", () => {
  const { details } = oracleFailure({ error: njs(511, "Reason: ORA-12516 (ORA-12516)"), settings });
  expect(details).toEqual([
    { label: "Error", value: "NJS-511" },
    { label: "Error", value: "ORA-12516" },
  ]);
});

test.each([
  [ora(28_000), 'ALTER USER "LOADER" ACCOUNT UNLOCK;'],
  [ora(1045), 'GRANT CREATE SESSION TO "LOADER";'],
  [ora(1950), 'ALTER USER "SHOP" QUOTA UNLIMITED ON users;'],
])("remedies quote every name", (error, remedy) => {
  expect(oracleFailure({ error, settings }).remedy).toBe(remedy);
});

test("one's own schema needs fewer rights than another one", () => {
  const own = oracleFailure({ error: ora(1031), settings: { ...settings, schema: "LOADER" } });
  expect(own.remedy).toBe('GRANT CREATE TABLE TO "LOADER";');
  expect(oracleFailure({ error: ora(1031), settings }).remedy).toContain("CREATE ANY TABLE");
});
