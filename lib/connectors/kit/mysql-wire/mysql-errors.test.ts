import { expect, test } from "vitest";
import { textOf } from "../../testing/leaks";
import { isAdministrator, mayCreateDatabase } from "./may-create-database";
import { mysqlFailure } from "./mysql-errors";

const settings = {
  connectionDatabase: "shop",
  writeDatabase: "my_shop",
  username: "we`ird",
  password: "pa55-word",
};
const dialect = { defaultPort: 3306 };

interface Raw {
  readonly errno?: number;
  readonly code?: string;
  readonly message?: string;
}

function failureOf(raw: Raw, phase: { readonly isSignedIn?: boolean; readonly isEncrypted?: boolean } = {}) {
  const error = Object.assign(new Error(raw.message ?? "upstream text"), raw);
  const known = { dialect, settings, egressAddresses: ["198.51.100.7", "2001:db8::7"] };
  return mysqlFailure({ error, ...known, isSignedIn: true, isEncrypted: true, ...phase });
}

const signingIn = { isSignedIn: false };
const inClear = { isSignedIn: false, isEncrypted: false };

/** Numbers as real servers gave them (and as the manuals list them), then code and field. */
test.each<[string, Raw, Parameters<typeof failureOf>[1], string, string | undefined]>([
  ["wrong password", { errno: 1045 }, signingIn, "auth_failed", "password"],
  ["no password wanted", { errno: 1698 }, signingIn, "auth_failed", "password"],
  ["wrong password or TLS demanded", { errno: 1045 }, inClear, "auth_failed", "password"],
  ["TLS demanded", { errno: 3159 }, inClear, "tls_required", "disable_ssl"],
  ["no right to sign in to it", { errno: 1044 }, signingIn, "database_denied", "connection_database"],
  ["no such database", { errno: 1049 }, signingIn, "database_not_found", "connection_database"],
  ["no right on the target", { errno: 1044 }, {}, "database_denied", "write_database"],
  ["no such target", { errno: 1049 }, {}, "database_not_found", "write_database"],
  ["address not allowed", { errno: 1130 }, signingIn, "ip_not_allowed", "username"],
  ["address blocked", { errno: 1129 }, signingIn, "ip_not_allowed", undefined],
  ["too many connections", { errno: 1040 }, signingIn, "busy", undefined],
  ["too many of this user", { errno: 1203 }, signingIn, "busy", undefined],
  ["limit of this user", { errno: 1226 }, signingIn, "busy", undefined],
  ["MySQL: locked", { errno: 3118 }, signingIn, "login_disabled", "username"],
  [
    "MariaDB: locked, under a name of something else",
    { errno: 4151, code: "ER_BULK_PARSER_INCOMPLETE_ESCAPE_SEQUENCE" },
    signingIn,
    "login_disabled",
    "username",
  ],
  ["password expired", { errno: 1862 }, signingIn, "login_disabled", "password"],
  ["password to be changed", { errno: 1820 }, {}, "login_disabled", "password"],
  ["old password format", { errno: 1251 }, signingIn, "auth_method_unsupported", "username"],
  ["unknown plugin", { errno: 2059 }, signingIn, "auth_method_unsupported", "username"],
  [
    "clear password demanded",
    { code: "MYSQL_CLEAR_PASSWORD_NOT_ENABLED" },
    signingIn,
    "auth_method_unsupported",
    "username",
  ],
  [
    "unknown plugin, as mysql2 says it",
    { code: "AUTH_SWITCH_PLUGIN_ERROR" },
    signingIn,
    "auth_method_unsupported",
    "username",
  ],
  [
    "password refused in the clear",
    { code: "AUTH_SWITCH_PLUGIN_ERROR" },
    inClear,
    "auth_method_unsupported",
    "disable_ssl",
  ],
  ["no right on the table", { errno: 1142 }, {}, "permission_denied", "write_database"],
  ["no right on the server", { errno: 1227 }, {}, "permission_denied", "write_database"],
  ["read-only server", { errno: 1290 }, {}, "read_only", "host"],
  ["read-only transaction", { errno: 1792 }, {}, "read_only", "host"],
  ["lock", { errno: 1205 }, {}, "busy", undefined],
  ["MariaDB: time limit", { errno: 1969 }, {}, "timeout", undefined],
  ["MySQL: time limit", { errno: 3024 }, {}, "timeout", undefined],
  ["disk full", { errno: 1021 }, {}, "provider_error", undefined],
  ["shut down", { errno: 1053 }, {}, "terminated", undefined],
  ["syntax error", { errno: 1064 }, {}, "provider_error", undefined],
  ["no table", { errno: 1146 }, {}, "provider_error", undefined],
  [
    "Vitess: unknown user",
    { errno: 1105, message: "Unauthenticated desc = x" },
    {},
    "auth_failed",
    "password",
  ],
  [
    "Vitess: no DDL",
    { errno: 1105, message: "direct DDL is disabled" },
    {},
    "permission_denied",
    "write_database",
  ],
  ["Vitess: anything else", { errno: 1105, message: "target: x" }, {}, "provider_error", undefined],
  ["hung up", { code: "PROTOCOL_CONNECTION_LOST" }, signingIn, "connection_reset", undefined],
  ["reset", { code: "ECONNRESET" }, {}, "connection_reset", undefined],
  ["mysql2's own timer", { code: "ETIMEDOUT" }, {}, "timeout", undefined],
])("%s", (_name, raw, phase, code, field) => {
  const failure = failureOf(raw, phase);
  expect({ code: failure.code, field: failure.field }).toEqual({ code, field });
  expect(failure.hint).not.toBe("");
});

test("something that is no error at all is an error of the server", () => {
  for (const error of [undefined, null, "text", 7, {}]) {
    const known = { dialect, settings, egressAddresses: [] };
    expect(mysqlFailure({ error, ...known, isSignedIn: true, isEncrypted: true }).code).toBe(
      "provider_error",
    );
  }
});

test("neither upstream text nor the password comes out; the number does", () => {
  const failure = failureOf({ errno: 1142, message: "denied for secret_table with pa55-word" });
  expect(textOf(failure)).not.toMatch(/secret_table|pa55-word/);
  expect(failure.details).toEqual([{ label: "Error", value: "1142" }]);
});

test("remedies quote names, wildcards in a database included, and name our addresses", () => {
  const rights = "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP";
  expect(failureOf({ errno: 1142 }).remedy).toBe(`GRANT ${rights} ON \`my\\_shop\`.* TO \`we\`\`ird\`@'%';`);
  expect(failureOf({ errno: 1130 }, signingIn).remedy).toContain("CREATE USER `we``ird`@'2001:db8::7'");
});

test.each([
  ["GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`", "shop", true],
  ["GRANT SELECT, CREATE ON *.* TO `u`@`%`", "shop", true],
  ["GRANT SELECT, INSERT, CREATE, DROP ON `my\\_shop`.* TO `u`@`%`", "my_shop", true],
  ["GRANT CREATE VIEW, CREATE ROUTINE ON *.* TO `u`@`%`", "shop", false],
  ["GRANT CREATE TEMPORARY TABLES ON `shop`.* TO `u`@`%`", "shop", false],
  ["GRANT CREATE ON `other`.* TO `u`@`%`", "shop", false],
  ["GRANT CREATE ON `shop`.`orders` TO `u`@`%`", "shop", false],
  ["GRANT USAGE ON *.* TO `u`@`%`", "shop", false],
  ["GRANT SELECT ON `x`.* TO `GRANT CREATE ON *.* TO `@`%`", "shop", false],
])("%s lets %s be created: %s", (grant, database, expected) => {
  expect(mayCreateDatabase({ grants: [grant], database })).toBe(expected);
});

test("an administrator has everything, or SUPER, on everything", () => {
  expect(isAdministrator(["GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION"])).toBe(true);
  expect(isAdministrator(["GRANT SELECT, SUPER ON *.* TO `u`@`%`"])).toBe(true);
  expect(isAdministrator(["GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`"])).toBe(false);
});
