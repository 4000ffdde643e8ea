import { expect, test } from "vitest";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { oracleBreakouts } from "../testing/breakouts/oracle-statements";
import { explainQuery } from "./explain-query";
import { readValue } from "./fetch-rows";
import { judgeStatement } from "./judge-statement";
import { typeName } from "./list-tables";

test.each(oracleBreakouts)("refuses %j", (sql) => {
  let refusal: unknown;
  try {
    judgeStatement({ sql });
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(BrowseError);
  expect(refusal).toMatchObject({ code: "query_refused" });
});

test.each([
  "SELECT * FROM orders",
  "select o.id, o.\"Note\" from loader.orders o where o.note = 'DELETE; x@y :z'",
  "WITH a AS (SELECT id FROM orders) SELECT * FROM a FETCH FIRST 5 ROWS ONLY",
  "SELECT SYSDATE, SYS_CONTEXT('USERENV', 'SESSION_USER') FROM dual",
  "SELECT COUNT(*) FROM orders GROUP BY TRUNC(placed) HAVING COUNT(*) > 1",
  "SELECT created_at, updated_at FROM orders ORDER BY 1 DESC -- DROP",
  "(SELECT 1 FROM dual) UNION ALL (SELECT 2 FROM dual)",
])("lets %j pass", (sql) => {
  expect(judgeStatement({ sql })).toBe(sql);
});

test("a closing semicolon, which the database would refuse, is taken off", () => {
  expect(judgeStatement({ sql: "SELECT 1 FROM dual;" })).toBe("SELECT 1 FROM dual");
});

const none = { characters: 0, bytes: 0, precision: null, scale: null };

test.each([
  [{ ...none, type: "VARCHAR2", characters: 50, bytes: 200 }, "VARCHAR2(50)"],
  [{ ...none, type: "NCHAR", characters: 3, bytes: 6 }, "NCHAR(3)"],
  [{ ...none, type: "RAW", bytes: 16 }, "RAW(16)"],
  [{ ...none, type: "NUMBER" }, "NUMBER"],
  [{ ...none, type: "NUMBER", precision: "10", scale: "0" }, "NUMBER(10)"],
  [{ ...none, type: "NUMBER", precision: "10", scale: "2" }, "NUMBER(10,2)"],
  [{ ...none, type: "NUMBER", scale: "0" }, "NUMBER(38)"],
  [{ ...none, type: "TIMESTAMP(6) WITH TIME ZONE" }, "TIMESTAMP(6) WITH TIME ZONE"],
])("%j is written %s", (column, written) => {
  expect(typeName(column)).toBe(written);
});

test.each([
  ["12.5", 12.5],
  [".5", 0.5],
  ["-.5", -0.5],
  ["9007199254740993", "9007199254740993"],
  ["0.1234567890123456789", "0.1234567890123456789"],
  [null, null],
])("the number %s is shown as %j", (value, shown) => {
  expect(readValue({ value, column: { dbTypeName: "NUMBER" } })).toBe(shown);
});

const failed = (code: string) => Object.assign(new Error(`${code}: upstream text`), { code });

test.each([
  ["ORA-00942", "query_failed"],
  ["ORA-00936", "query_failed"],
  ["ORA-01456", "query_refused"],
  ["ORA-14551", "query_refused"],
  ["NJS-123", "query_timeout"],
  ["ORA-01013", "query_timeout"],
  ["NJS-500", undefined],
])("%s of a statement is %s", (raw, code) => {
  const error = explainQuery(failed(raw));
  expect(error?.code).toBe(code);
  expect(error?.userMessage ?? "").not.toContain("upstream");
});
