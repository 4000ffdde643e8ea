import { expect, test } from "vitest";
import { cleanMissingName, missingNameKey } from "./missing-name";

test.each([
  ["  Vertica  12 ", "Vertica 12", "vertica-12"],
  ["SAP S/4", "SAP S/4", "sap-s-4"],
  ["楽楽明細", "楽楽明細", "other"],
])("%j is a name", (text, name, key) => {
  expect(cleanMissingName(text)).toBe(name);
  expect(missingNameKey(name)).toBe(key);
});

test.each([
  "",
  "   ",
  "postgres://u:pa55@h/db",
  "user@example.com",
  "password=hunter2",
  "AKIAIOSFODNN7EXAMPLEX",
  "4111 1111 1111 1111",
  "a".repeat(41),
  "<script>",
  "line\nbreak: x",
])("%j is none", (text) => {
  expect(cleanMissingName(text)).toBeNull();
});
