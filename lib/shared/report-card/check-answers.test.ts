import { expect, test } from "vitest";
import { checkAnswers } from "./check-answers";
import { cleanAnswers } from "./clean-answers";
import { postgresSteps as steps } from "./testing/postgres-fixture";
import type { PropertyValues } from "./types";

const good = {
  host: "db.example.com",
  port: "5432",
  database: "analytics",
  ssl: "true",
  ssl_mode: "verify-full",
};
const errors = (stepId: string, values: PropertyValues, rest = {}) =>
  Object.fromEntries(checkAnswers({ steps, stepId, values, ...rest }).map((e) => [e.property, e.message]));

test("good answers have no errors, an optional field may stay blank", () => {
  expect(errors("server", good)).toEqual({});
});

test("each required field that is shown is named, in the order of the fields", () => {
  expect(Object.keys(errors("server", { ssl: "false" }))).toEqual(["host", "port", "database"]);
  expect(errors("server", { ...good, database: "" })).toEqual({ database: "Enter Database." });
});

test("a saved secret may stay blank", () => {
  expect(errors("login", { username: "u" })).toEqual({ password: "Enter Password." });
  expect(errors("login", { username: "u" }, { configured: ["password"] })).toEqual({});
});

test.each([
  ["postgres://app:hunter2@db.example.com:5432/x", "postgres://"],
  ["https://db.example.com", "https://"],
  ["jdbc:postgresql://db.example.com/x", "jdbc:postgresql://"],
])("an address pasted as host is refused with what to type instead: %s", (host, scheme) => {
  const { host: message } = errors("server", { ...good, host });
  expect(message).toContain("db.example.com");
  expect(message).toContain(scheme);
  expect(message).not.toContain("hunter2");
});

test("a host with a port, a path or a space is refused", () => {
  expect(errors("server", { ...good, host: "db.example.com:5432" }).host).toContain("own field");
  expect(errors("server", { ...good, host: "db.example.com/x" }).host).toContain("slashes");
  expect(errors("server", { ...good, host: "2001:db8::1" })).toEqual({});
});

test("a port is digits in range", () => {
  expect(errors("server", { ...good, port: "54 32" }).port).toBe("Use digits only, for example 5432.");
  expect(errors("server", { ...good, port: "70000" }).port).toContain("65535");
});

test("a choice takes its own values only, a text its length", () => {
  expect(errors("server", { ...good, ssl_mode: "none" }).ssl_mode).toContain("options");
  expect(errors("server", { ...good, database: "x".repeat(64) }).database).toContain("63");
});

test("a PEM text says which end is missing", () => {
  expect(errors("server", { ...good, sslrootcert: "hello" }).sslrootcert).toContain("BEGIN");
});

test("a locked field is the host's business", () => {
  const policies = [{ property: "host", mode: "locked", value: "db" }] as const;
  expect(errors("server", { ...good, host: "" }, { policies })).toEqual({});
});

test("spaces around typed values go, those of a secret stay", () => {
  const cleaned = cleanAnswers({
    steps,
    values: { host: " db.example.com\n", port: "5432 ", username: "loader", password: " s3cret\n" },
  });
  expect(cleaned.values).toEqual({
    host: "db.example.com",
    port: "5432",
    username: "loader",
    password: " s3cret\n",
  });
  expect(cleaned.trimmed).toEqual(["host", "port"]);
});

test("lost line breaks of a PEM text are put right and reported apart", () => {
  const cleaned = cleanAnswers({
    steps,
    values: { sslrootcert: "-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----" },
  });
  expect(cleaned.values.sslrootcert).toBe("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
  expect(cleaned).toMatchObject({ repaired: ["sslrootcert"], trimmed: [] });
});
