import { expect, test } from "vitest";
import { guardStatement } from "../kit/browse/guard-statement";
import { clickhouseReachingOut } from "../testing/breakouts/clickhouse-statements";
import { judgeTokens, statementRules } from "./browse/statement-rules";

// This server refuses every table function itself while reading; newer ones do not.
test.each(clickhouseReachingOut({ file: "secret.txt", port: 1 }))("refused by its text alone: %s", (sql) => {
  expect(() => guardStatement({ sql, rules: statementRules })).toThrow();
});

test("table functions of the server at hand are refused by its own list, harmless ones are not", () => {
  const tableFunctions = ["numbers", "brandNew", "format"];
  const judge = (sql: string) => () => judgeTokens({ sql, tableFunctions });
  expect(judge("SELECT brandnew, format('{}', 1) FROM numbers(3)")).not.toThrow();
  for (const sql of [
    "SELECT * FROM brandNew('x')",
    "SELECT * FROM `brandNew` ('x')",
    "SELECT 1 FORMAT CSV",
  ]) {
    expect(judge(sql)).toThrow();
  }
});
