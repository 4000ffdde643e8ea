import { expect, test } from "vitest";
import { schema } from "./schema";

const properties = schema.steps.flatMap((step) => step.properties);

/** Name, pattern and "required" of the Stitch report card; all are strings typed by the user. */
const stitch: readonly (readonly [string, string | undefined, boolean])[] = [
  ["database", undefined, true],
  ["encryption_host", undefined, false],
  ["encryption_port", "^\\d+$", false],
  ["encryption_type", "^(ssh|none)$", true],
  ["encryption_username", undefined, false],
  ["host", undefined, true],
  ["password", undefined, true],
  ["port", "^\\d+$", true],
  ["ssl", "^(true|false)$", true],
  ["sslrootcert", undefined, false],
  ["username", undefined, true],
];

test.each(stitch)("%s is as in the Stitch report card", (name, pattern, required) => {
  const property = properties.find((one) => one.name === name);
  expect(property?.json_schema.type).toBe("string");
  expect(property?.json_schema.pattern).toBe(pattern);
  // Stitch has no conditions: what is asked for under one is optional there.
  expect(property?.is_required === true && property.shown_when === undefined).toBe(required);
  expect(property?.system_provided).toBe(false);
  expect(property?.is_credential).toBe(name === "password");
});

test("the rest are our additions", () => {
  const known = new Set(stitch.map(([name]) => name));
  const added = properties.map(({ name }) => name).filter((name) => !known.has(name));
  expect(added).toEqual([
    "schema",
    "ssl_mode",
    "ssh_public_key",
    "ssh_private_key",
    "connection_timeout_in_seconds",
  ]);
});
