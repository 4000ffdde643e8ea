import type { ApiReply } from "../http-emulator.ts";

/** The body of a request to the SQL API. */
export interface SnowflakeStatement {
  readonly statement: string;
  readonly timeout?: number;
  readonly database?: string;
  readonly schema?: string;
  readonly warehouse?: string;
  readonly role?: string;
  readonly bindings?: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What LAZY_WH is doing. A statement that needs a warehouse starts it; the look after the next finds it started. */
const lazy = { state: "SUSPENDED" };

/** Probe tables that were created and not dropped. */
export const probes = new Set<string>();

type Answer = (found: RegExpExecArray, input: SnowflakeStatement) => ApiReply;

const ordersColumns = [
  { name: "ID", type: "fixed", nullable: false },
  { name: "TOTAL", type: "fixed", scale: 2, nullable: true },
  { name: "PAID", type: "boolean", nullable: true },
  { name: "DAY", type: "date", nullable: true },
  { name: "AT", type: "timestamp_ntz", nullable: true },
  { name: "AT_ZONE", type: "timestamp_tz", nullable: true },
  { name: "HASH", type: "binary", nullable: true },
  { name: "NOTE", type: "text", nullable: true },
];
const order = [
  "12345678901234567890",
  "9.50",
  "true",
  "18262",
  "1577934245.250000000",
  "1577934245.000000000 1500",
  "00ff",
  null,
];

/** SHOW, the catalogue, probes and one table, as far as the tests go. A database SHOP with a schema APP. */
const answers: readonly (readonly [RegExp, Answer])[] = [
  [/^select current_user\(\)/, () => rows(["U", "R", "W"], [["LATCHKEY", "LOADER", null]])],
  [
    /^show warehouses like '(\w+)'$/,
    ([, name = ""]) => rows(["name", "state", "auto_resume"], warehouses(name)),
  ],
  [
    /^show databases like '(\w+)'$/,
    ([, name = ""]) => rows(["name"], name === "SHOP" ? [["SHOP"]] : [["SHOPX"]]),
  ],
  [/^show schemas like '(\w+)' in database "SHOP"$/, ([, name = ""]) => rows(["name"], schemas(name))],
  [/^create transient table "SHOP"\."(\w+)"\."(\w+)" \(id number\)$/, create],
  [
    /^select count\(\*\) from table\(generator\(rowcount => 1000\)\)$/,
    (_found, { warehouse }) => {
      if (warehouse === "LAZY_WH") lazy.state = "RESUMING";
      return rows(["n"], [["1000"]]);
    },
  ],
  [
    /^insert into "SHOP"\."\w+"\."_latchkey_probe_\w+" values \(1\)$/,
    (_found, { warehouse }) => (warehouse === "OFF_WH" ? refuse("000606", "57P03") : rows(["n"], [["1"]])),
  ],
  [/^drop table "SHOP"\."(\w+)"\."(\w+)"$/, drop],
  [/^select table_schema, table_name, table_type from "SHOP"\.information_schema\.tables/, tables],
  [
    /^select column_name, data_type, is_nullable from "SHOP"\.information_schema\.columns/,
    () =>
      rows(
        ["A", "B", "C"],
        [
          ["ID", "NUMBER", "NO"],
          ["Größe", "TEXT", "YES"],
        ],
      ),
  ],
  [
    /^show primary keys in table "SHOP"\."APP"\."ORDERS"$/,
    () => rows(["created_on", "column_name"], [["1", "ID"]]),
  ],
  [
    /^explain using tabular select \* from \((?![\s\S]*unplanned)/,
    () =>
      rows(
        ["step", "objects"],
        [
          ["0", null],
          ["1", "SHOP.APP.ORDERS"],
          ["2", 'SHOP.APP."Big ""Ones"""'],
        ],
      ),
  ],
  [/^select \* from (?:\(\n[\s\S]*\bmissing_table\b[\s\S]*\n\)) limit \d+$/, () => refuse("002003", "42S02")],
  [/^select \* from (?:\(\n[\s\S]*\bslow\b[\s\S]*\n\)) limit \d+$/, () => ({ status: 202, json: {} })],
  [
    /^select \* from (?:\(\n[\s\S]*\n\)|"SHOP"\."APP"\."ORDERS") limit (\d+)$/,
    ([, limit = "0"], { parameters }) =>
      orders(Math.min(Number(limit), Number(parameters?.rows_per_resultset))),
  ],
  [/^show tables$/, () => rows(["name"], [["ORDERS"]])],
];

/** Runs a statement of these tests; any other is a syntax error, two at once are refused. */
export function answerStatement(input: SnowflakeStatement): ApiReply {
  if (/;\s*\S/.test(input.statement)) return refuse("000008", "0A000");
  if (input.role !== undefined && input.role !== "LOADER" && input.role !== "READER")
    return { status: 400, json: { code: "390186" } };
  for (const [pattern, answer] of answers) {
    const found = pattern.exec(input.statement);
    if (found !== null) return answer(found, input);
  }
  return refuse("001003", "42000");
}

function warehouses(name: string): readonly (readonly string[])[] {
  if (name === "LOAD_WH")
    return [
      ["LOADXWH", "STARTED", "true"],
      ["LOAD_WH", "STARTED", "true"],
    ];
  if (name === "LAZY_WH") {
    const { state } = lazy;
    if (state === "RESUMING") lazy.state = "STARTED";
    return [["LAZY_WH", state, "true"]];
  }
  return name === "OFF_WH" ? [["OFF_WH", "SUSPENDED", "false"]] : [];
}

function schemas(name: string): readonly (readonly string[])[] {
  return ["APP", "STICKY"].includes(name) ? [[name]] : [];
}

function create([, schema = "", table = ""]: RegExpExecArray, { role }: SnowflakeStatement): ApiReply {
  if (role === "READER") return refuse("003001", "42501");
  probes.add(`${schema}.${table}`);
  return rows(["status"], [["created"]]);
}

function drop([, schema = "", table = ""]: RegExpExecArray): ApiReply {
  if (schema === "STICKY") return refuse("003001", "42501");
  return probes.delete(`${schema}.${table}`) ? rows(["status"], [["dropped"]]) : refuse("002003", "02000");
}

function tables(_found: RegExpExecArray, { statement, bindings }: SnowflakeStatement): ApiReply {
  const all = [
    ["APP", "ORDERS", "BASE TABLE"],
    ["APP", 'Big "Ones"', "VIEW"],
    ...(statement.includes("<>") ? [] : [["INFORMATION_SCHEMA", "TABLES", "VIEW"]]),
  ];
  const wanted =
    bindings === undefined
      ? all
      : all.filter(([schema, table]) => schema === bindings["1"]?.value && table === bindings["2"]?.value);
  return rows(["S", "T", "K"], wanted);
}

function orders(count: number): ApiReply {
  return {
    status: 200,
    json: {
      resultSetMetaData: { rowType: ordersColumns, partitionInfo: [{ rowCount: count }] },
      data: Array.from({ length: count }, () => order),
    },
  };
}

function rows(names: readonly string[], data: readonly (readonly (string | null)[])[]): ApiReply {
  const rowType = names.map((name) => ({ name, type: "text", nullable: true }));
  return { status: 200, json: { resultSetMetaData: { rowType, partitionInfo: [{}] }, data } };
}

function refuse(code: string, sqlState: string): ApiReply {
  return { status: 422, json: { code, sqlState, message: "SQL compilation error: hunter2-echo" } };
}
