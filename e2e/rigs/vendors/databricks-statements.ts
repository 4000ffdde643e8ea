import type { ApiReply } from "../http-emulator.ts";

/** The body of a request to the statement API. */
export interface DatabricksStatement {
  readonly statement: string;
  readonly warehouse_id: string;
  readonly wait_timeout?: string;
  readonly on_wait_timeout?: string;
  readonly row_limit?: number;
  readonly byte_limit?: number;
  readonly catalog?: string;
  readonly schema?: string;
  readonly parameters?: readonly { readonly name: string; readonly value: string }[];
}

type Asked = DatabricksStatement & { readonly isReader: boolean };
type Answer = (found: RegExpExecArray, input: Asked) => ApiReply;

/** Probe tables that were created and not dropped. */
export const probes = new Set<string>();

const plan = `== Analyzed Logical Plan ==
GlobalLimit 3
+- SubqueryAlias __auto_generated_subquery_name
   +- SubqueryAlias o
      +- SubqueryAlias main.app.orders
         +- Relation main.app.orders[id#1] parquet
   +- SubqueryAlias main.app.\`big \`\`ones\`\`\``;

/** The catalogue, probes and one table, as far as the tests go: catalogs main and hive_metastore with a schema app. */
const answers: readonly (readonly [RegExp, Answer])[] = [
  [
    /^show schemas in `(main|hive_metastore)`$/,
    () => rows(["databaseName"], [["default"], ["app"], ["sticky"]]),
  ],
  [
    /^show schemas in `/,
    () => fail("[NO_SUCH_CATALOG_EXCEPTION] Catalog hunter2-echo was not found. SQLSTATE: 42704"),
  ],
  [/^create table `(\w+)`\.`(\w+)`\.`(\w+)` \(id int\)$/, create],
  [/^insert into `\w+`\.`\w+`\.`_latchkey_probe_\w+` values \(1\)$/, () => rows(["n"], [["1"]])],
  [/^drop table `\w+`\.`(\w+)`\.`(\w+)`$/, drop],
  [/^select table_schema, table_name, table_type from `main`\.information_schema\.tables/, tables],
  [
    /^select column_name, full_data_type, is_nullable from `main`\.information_schema\.columns/,
    () =>
      rows(
        ["a", "b", "c"],
        [
          ["id", "bigint", "NO"],
          ["größe", "decimal(10,2)", "YES"],
        ],
      ),
  ],
  [/^select u\.column_name from `main`\.information_schema\.key_column_usage/, () => rows(["a"], [["id"]])],
  [
    /^show tables in `hive_metastore`\.`app`$/,
    () => rows(["database", "tableName", "isTemporary"], [["app", "orders", "false"]]),
  ],
  [
    /^describe table `hive_metastore`\.`app`\.`orders`$/,
    () =>
      rows(
        ["col_name", "data_type", "comment"],
        [
          ["id", "int", null],
          ["", "", ""],
          ["# Partition Information", "", ""],
        ],
      ),
  ],
  [/^explain extended select \* from \(/, () => rows(["plan"], [[plan]])],
  [
    /^select \* from \(\n[\s\S]*missing_table[\s\S]*\n\) limit \d+$/,
    () => fail("[TABLE_OR_VIEW_NOT_FOUND] The table or view hunter2-echo cannot be found. SQLSTATE: 42P01"),
  ],
  [
    /^select \* from \(\n[\s\S]*slow[\s\S]*\n\) limit \d+$/,
    () => ({ status: 200, json: { status: { state: "RUNNING" } } }),
  ],
  [
    /^select \* from (?:\(\n[\s\S]*\n\)|`\w+`\.`app`\.`orders`) limit (\d+)$/,
    ([, limit = "0"], { row_limit = 0 }) => orders(Math.min(Number(limit), row_limit)),
  ],
  [/^show tables$/, () => rows(["tableName"], [["orders"]])],
];

/** Runs a statement of these tests; any other is a syntax error. */
export function answerStatement(input: Asked): ApiReply {
  for (const [pattern, answer] of answers) {
    const found = pattern.exec(input.statement);
    if (found !== null) return answer(found, input);
  }
  return fail("[PARSE_SYNTAX_ERROR] Syntax error at or near hunter2-echo. SQLSTATE: 42601");
}

function create([, , schema = "", table = ""]: RegExpExecArray, { isReader }: Asked): ApiReply {
  if (isReader)
    return fail("[INSUFFICIENT_PERMISSIONS] Insufficient privileges: hunter2-echo SQLSTATE: 42501");
  probes.add(`${schema}.${table}`);
  return rows([], []);
}

function drop([, schema = "", table = ""]: RegExpExecArray): ApiReply {
  if (schema === "sticky") return fail("[INSUFFICIENT_PERMISSIONS] no SQLSTATE: 42501");
  return probes.delete(`${schema}.${table}`) ? rows([], []) : fail("[TABLE_OR_VIEW_NOT_FOUND] gone");
}

function tables(_found: RegExpExecArray, { statement, parameters }: Asked): ApiReply {
  const all = [
    ["app", "orders", "MANAGED"],
    ["app", "totals", "MATERIALIZED_VIEW"],
    ...(statement.includes("<>") ? [] : [["information_schema", "tables", "VIEW"]]),
  ];
  const given = (name: string) => parameters?.find((one) => one.name === name)?.value;
  const isOne = ([schema, table]: readonly string[]) =>
    schema === given("schema") && table === given("table");
  return rows(["a", "b", "c"], parameters === undefined ? all : all.filter(isOne));
}

function orders(count: number): ApiReply {
  const row = ["12345678901234567890", "9.50", "true", "2020-01-02T03:04:05.000Z", null];
  const types = ["LONG", "DECIMAL", "BOOLEAN", "TIMESTAMP", "STRING"];
  const columns = types.map((type_name, at) => ({
    name: `c${at}`,
    type_name,
    type_text: type_name.toLowerCase(),
  }));
  const data_array = Array.from({ length: count }, () => row);
  return succeed({
    manifest: { schema: { columns }, truncated: false, total_chunk_count: 1 },
    result: { data_array },
  });
}

function rows(names: readonly string[], data: readonly (readonly (string | null)[])[]): ApiReply {
  const columns = names.map((name) => ({ name, type_name: "STRING", type_text: "string" }));
  return succeed({ manifest: { schema: { columns } }, result: { data_array: data } });
}

function succeed(json: object): ApiReply {
  return { status: 200, json: { status: { state: "SUCCEEDED" }, ...json } };
}

function fail(message: string): ApiReply {
  return {
    status: 200,
    json: { status: { state: "FAILED", error: { error_code: "BAD_REQUEST", message } } },
  };
}
