import { expect, test } from "vitest";
import { judgeTree } from "./judge-tree";

const tables = [{ schema: "main", table: "Orders", normalizedName: "orders", spec: "table" }];
const base = (table_name: string, schema_name = "") => ({ type: "BASE_TABLE", table_name, schema_name });
const select = (from_table: unknown, more: object = {}) => ({
  error: false,
  statements: [{ node: { type: "SELECT_NODE", cte_map: { map: [] }, from_table, ...more } }],
});
const call = (function_name: string) => ({
  type: "TABLE_FUNCTION",
  function: { class: "FUNCTION", function_name },
});
const judge = (tree: unknown) => judgeTree({ tree, tables, defaultSchema: "main" });

test("tells the listed tables, through WITH and joins", () => {
  const cte_map = { map: [{ key: "mine", value: { query: { node: { from_table: base("orders") } } } }] };
  const joined = { type: "JOIN", left: base("mine"), right: call("range") };
  expect(judge(select(joined, { cte_map }))).toEqual([{ schema: "main", table: "Orders" }]);
  expect(judge(select({ type: "EMPTY" }))).toEqual([]);
});

test.each([
  ["an error of the parser", { error: true, error_type: "not implemented" }],
  ["two statements", { error: false, statements: [{}, {}] }],
  ["no tree", undefined],
  ["a file", select(base("/etc/passwd"))],
  ["an address", select(base("https://example.com/a.csv"))],
  ["a name of WITH with a schema", select(base("mine", "other"), { cte_map: { map: [{ key: "mine" }] } })],
  ["read_csv", select(call("read_csv"))],
  ["a function without a name", select({ type: "TABLE_FUNCTION" })],
  [
    "a file in a subquery",
    select({ type: "EMPTY" }, { select_list: [{ subquery: { node: { from_table: base("a.parquet") } } }] }),
  ],
])("refuses %s", (_name, tree) => expect(() => judge(tree)).toThrow());
