import type { BrowseInput, Browsing, QueryPage, RowPage } from "../browsing";
import { browseThrough } from "../kit/browse/browse-through";
import { guardStatement } from "../kit/browse/guard-statement";
import { namedTables } from "../kit/browse/named-tables";
import { collectRows } from "../kit/browse/row-collector";
import { failedLook } from "../kit/browse/to-browse-error";
import { tokenizeSql } from "../kit/browse/tokenize-sql";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import type { Stage } from "../types";
import { explainQuery } from "./browse/explain-query";
import { findListed, listColumns, listTables, type Run, toColumn } from "./browse/list-tables";
import { readTsv, readValue } from "./browse/read-tsv";
import { judgeTokens, statementRules } from "./browse/statement-rules";
import { ClickhouseError } from "./clickhouse-error";
import { clickhouseFailure } from "./clickhouse-failure";
import { quoteName } from "./quote";
import { runStatement } from "./run-statement";
import { readSettings } from "./settings";

/** How many times the cells' cap one answer may have: blocks are cut only after they are full. */
const answerFactor = 4;

/** Looks into ClickHouse: every statement runs with `readonly`, which the server lets no statement undo. */
export function browseClickhouse(input: { readonly stages: readonly Stage<NetworkState>[] }): Browsing {
  const look = browseThrough<NetworkState>({
    stages: input.stages,
    createState: createNetworkState,
    explain: ({ error, values, context }) => {
      const known = explainQuery(error);
      if (known !== undefined || !(error instanceof ClickhouseError)) return known;
      const { egressAddresses } = context;
      const settings = readSettings(values);
      return failedLook({
        outcome: clickhouseFailure({ error, settings, egressAddresses, isSignedIn: true }),
      });
    },
  });
  return {
    tables: look((from) => listTables({ run: reader(from), includeSystem: from.includeSystem })),
    columns: look((from) => listColumns({ run: reader(from), only: from })),
    sample: look(async (from) => {
      const { schema, table } = await findListed({ run: reader(from), only: from });
      return fetchRows({ from, sql: `SELECT * FROM ${quoteName(schema)}.${quoteName(table)}` });
    }),
    query: look((from) => runQuery(from)),
  };
}

async function runQuery(from: BrowseInput & { readonly sql: string }): Promise<QueryPage> {
  const run = reader(from);
  const sql = guardStatement({ sql: from.sql, rules: statementRules });
  const functions = [...(await run("SELECT name FROM system.table_functions")).rows];
  judgeTokens({ sql, tableFunctions: functions.map(([name]) => name ?? "") });
  const tables = await listTables({ run, includeSystem: true });
  const page = await fetchRows({ from, sql });
  const tokens = tokenizeSql({ sql, lexis: statementRules.lexis });
  const defaultSchema = readSettings(from.values).connectionDatabase;
  return { ...page, tableRefs: namedTables({ tokens, tables, defaultSchema }) };
}

async function fetchRows(input: { readonly from: BrowseInput; readonly sql: string }): Promise<RowPage> {
  const { from, sql } = input;
  const { maxRows, maxBytes } = from.limits;
  const { names, types, rows } = await read({
    from,
    sql,
    // At a cap the server stops after the block it is at.
    settings: {
      max_result_rows: maxRows + 1,
      max_result_bytes: maxBytes,
      result_overflow_mode: "break",
      max_block_size: 200,
    },
  });
  const collector = collectRows(from.limits);
  for (const row of rows) {
    const values = row.map((value, index) => readValue({ value, type: types[index] ?? "" }));
    if (!collector.add(values)) break;
  }
  const columns = names.map((name, index) => toColumn({ name, type: types[index], isKey: false }));
  return { columns, ...collector.result() };
}

function reader(from: BrowseInput): Run {
  return (sql) => read({ from, sql, settings: {} });
}

async function read(input: {
  readonly from: BrowseInput;
  readonly sql: string;
  readonly settings: Readonly<Record<string, string | number>>;
}) {
  const { values, context, limits } = input.from;
  const text = await runStatement({
    values,
    context,
    sql: input.sql,
    settings: {
      ...input.settings,
      default_format: "TabSeparatedWithNamesAndTypes",
      wait_end_of_query: 1,
      max_execution_time: Math.max(1, Math.floor(limits.timeoutMs / 1000)),
      // The last one: from here on nothing can be set any more.
      readonly: 1,
    },
    maxBytes: limits.maxBytes * answerFactor,
    timeoutMs: limits.timeoutMs,
  });
  return readTsv(text);
}
