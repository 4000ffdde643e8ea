import { expect, test } from "vitest";
import { readRows } from "./read-rows";

/** The type of a column and a value as the SQL API sends it, then the value we give on. */
test.each([
  ["fixed", "42", 42],
  ["fixed", "-0.10", -0.1],
  ["fixed", "1234567890123456789", "1234567890123456789"],
  ["real", "1.5e10", 1.5e10],
  ["real", "NaN", "NaN"],
  ["boolean", "true", true],
  ["boolean", "false", false],
  ["date", "18262", "2020-01-01"],
  ["date", "-1", "1969-12-31"],
  ["time", "3661.500000000", "01:01:01.5"],
  ["timestamp_ntz", "1577934245.000000000", "2020-01-02T03:04:05"],
  ["timestamp_ltz", "1577934245.123456789", "2020-01-02T03:04:05.123456789Z"],
  ["timestamp_ltz", "-1.500000000", "1969-12-31T23:59:58.5Z"],
  ["timestamp_tz", "1577934245.000000000 1500", "2020-01-02T03:04:05Z"],
  ["date", "not a number", "not a number"],
  ["timestamp_ltz", "9999999999999", "9999999999999"],
  ["text", "007", "007"],
  ["variant", '{"a":1}', '{"a":1}'],
  ["text", null, null],
])("%s %s", (type, value, expected) => {
  const json = { resultSetMetaData: { rowType: [{ name: "A", type }] }, data: [[value]] };
  expect(readRows({ json }).rows).toEqual([[expected]]);
});

test("more parts than one are more rows, and nonsense is no rows", () => {
  const json = { resultSetMetaData: { rowType: [], partitionInfo: [{}, {}] }, data: [] };
  expect(readRows({ json }).isMore).toBe(true);
  expect(readRows({ json: "nonsense" })).toEqual({ columns: [], rows: [], isMore: false });
});
