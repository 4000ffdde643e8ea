import { describe, expect, test } from "vitest";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { guardStatement, type StatementRules } from "./guard-statement";

const plain: StatementRules = {
  lexis: { doubleQuote: "name" },
  firstWords: ["SELECT", "WITH"],
  refusedWords: ["INSERT", "INTO", "DROP"],
  refusedFunctions: /^XP_/,
  refusedNames: /^PG_READ_/,
};
const brackets: StatementRules = { ...plain, lexis: { doubleQuote: "name", hasBrackets: true } };
const hash: StatementRules = {
  ...plain,
  lexis: { doubleQuote: "string", hasBackticks: true, lineComment: "#", hasTripleQuotes: true },
};

function refusal(sql: string, rules: StatementRules): string {
  try {
    guardStatement({ sql, rules });
  } catch (error) {
    if (error instanceof BrowseError) return error.code;
    throw error;
  }
  return "passed";
}

describe("what reads passes, without its semicolon", () => {
  test.each([
    ["select 1;", "select 1"],
    ["  SELECT 'drop table x; insert' AS a -- drop\n", "SELECT 'drop table x; insert' AS a -- drop"],
    ['with "insert" as (select 1) select * from "insert" /* into; */ ;', undefined],
    ["(select 1) union (select 2)", undefined],
    ["select 'it''s; fine', \"a\"\"b\"", undefined],
    ["select u.a & 'x' from users u", undefined],
    ["select drop_date, inserted, xp_level, 'pg_read_file' from t", undefined],
    ["select 'a\\b', '$$', '/* x'", undefined],
  ])("%s", (sql, expected) => {
    const clean = guardStatement({ sql, rules: plain });
    if (expected !== undefined) expect(clean).toBe(expected);
    expect(clean).not.toMatch(/;\s*$/);
  });
  test("names in brackets and backticks, comments of other kinds", () => {
    expect(refusal("select [drop], [a]]; drop] from [insert]", brackets)).toBe("passed");
    expect(refusal("select `drop` # ; drop\n from t", hash)).toBe("passed");
  });
});

describe("what could do more is refused", () => {
  test.each([
    "",
    ";",
    "insert into t values (1)",
    "select 1; select 2",
    "select 1;;",
    "select 1 drop table t",
    "SELECT * INTO t2 FROM t",
    "with a as (select 1) insert into t select * from a",
    "select xp_cmdshell('dir')",
    'select "xp_cmdshell" (1)',
    'select a."pg_read_file" from a',
    "select pg_Read_binary_file ('x')",
    "select /* /* */ drop table t */ 1",
    "select 1 /*! ; drop table t */",
    "select 1 /*M!100100 into outfile 'x' */",
    "select 1 /* never closed",
    "select 'never closed",
    "select 'a\\' ; drop table t --'",
    'select "a\\" , drop',
    "select $$ drop $$",
    "select $tag$ ' $tag$",
    "select a$$b",
    'select U&"\\0070g_read_file"(1)',
    "select q'[it's]' from dual",
    "select nQ'!it's!' from dual",
    "select 1 -- x\rdrop table t",
    "select 1\u0000",
    "select 1\u0007",
    "select '\ud800'",
    "\ufeff;select 1",
    "exec sp_help",
    "select `a`",
    "select 1 # ' \n ; drop table t --'",
    "select 1 // ' \n ; drop table t --'",
  ])("%j", (sql) => expect(refusal(sql, plain)).toBe("query_refused"));

  test("a statement that is too long", () => {
    expect(refusal(`select '${"x".repeat(10_000)}'`, plain)).toBe("query_refused");
  });

  test.each<[StatementRules, string]>([
    [brackets, "select [a'] , 'b]' ; drop table t --'"],
    [brackets, "select [a]]', 1]; drop table t"],
    [hash, "select 1 a#' \n ; drop table t --'"],
    [hash, "select '''a'b''' ; drop table t; '"],
    [hash, "select 'a' ; drop table t"],
    [{ ...plain, lexis: { doubleQuote: "string", dashesNeedSpace: true } }, "select 1--1, drop"],
  ])("%# %s", (rules, sql) => expect(refusal(sql, rules)).toBe("query_refused"));
});
