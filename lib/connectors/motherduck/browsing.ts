import { escapeIdentifier, escapeLiteral } from "pg";
import type {
  BrowseInput,
  BrowseLimits,
  Browsing,
  QueryPage,
  RowPage,
  TableItem,
  TableName,
} from "../browsing";
import { type BrowseDefinition, browseThrough } from "../kit/browse/browse-through";
import { findTable } from "../kit/browse/find-table";
import { limitAnswer } from "../kit/browse/limit-answer";
import { normalizedName } from "../kit/browse/normalized-name";
import { collectRows } from "../kit/browse/row-collector";
import { readSqlText } from "../kit/browse/sql-text";
import { explainQuery } from "../kit/postgres-wire/browse/explain-query";
import { describeBuiltIns } from "../kit/postgres-wire/browse/fetch-rows";
import { type Answer, runPlain } from "../kit/postgres-wire/browse/read-only";
import { createState, type PostgresState } from "../kit/postgres-wire/state";
import { dialect } from "./dialect";
import { judgeTree } from "./judge-tree";

type Run = (sql: string) => Promise<Answer>;
type Opened = { readonly state: PostgresState };

const isOwn = "table_catalog = current_database()";

/**
 * Looks into MotherDuck through its PostgreSQL endpoint. DuckDB has no read-only transaction: what a
 * statement would do is read off the tree that DuckDB itself makes of it, and nothing is run before.
 */
export function browseMotherDuck(input: {
  readonly stages: BrowseDefinition<PostgresState>["stages"];
}): Browsing {
  const look = browseThrough<PostgresState>({
    ...input,
    createState,
    explain: ({ error }) => explainQuery(error),
  });
  return {
    tables: look((from) => within(from, (run) => listTables({ run, includeSystem: from.includeSystem }))),
    columns: look((from) => within(from, (run) => listColumns({ run, only: from }))),
    sample: look((from) =>
      within(from, async (run) => {
        const tables = await listTables({ run, includeSystem: true });
        const { schema, table } = findTable({ ...from, tables });
        const sql = `SELECT * FROM ${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
        return fetchRows({ run, sql, limits: from.limits });
      }),
    ),
    query: look((from) => within(from, (run) => runQuery({ ...from, run }))),
  };
}

function within<Result>(from: BrowseInput & Opened, work: (run: Run) => Promise<Result>): Promise<Result> {
  const { client, stream } = from.state;
  if (client === null || stream === null) throw new Error("a look needs the sign-in before it");
  const maxBytes = 4 * from.limits.maxBytes;
  return limitAnswer({ stream, maxBytes, work: () => work((sql) => runPlain({ client, sql })) });
}

async function listTables(input: {
  readonly run: Run;
  readonly includeSystem: boolean;
}): Promise<readonly TableItem[]> {
  const hidden = input.includeSystem ? "" : "AND table_schema NOT IN ('information_schema', 'pg_catalog')";
  const { rows } = await input.run(
    `SELECT table_schema, table_name, table_type FROM information_schema.tables
      WHERE ${isOwn} ${hidden} ORDER BY 1, 2 LIMIT 10000`,
  );
  return rows.map(([schema, table, type]) => ({
    schema: String(schema),
    table: String(table),
    normalizedName: normalizedName(String(table)),
    spec: type === "VIEW" ? "view" : "table",
  }));
}

async function listColumns(input: { readonly run: Run; readonly only: TableName }) {
  const tables = await listTables({ run: input.run, includeSystem: true });
  const { schema, table } = findTable({ ...input.only, tables });
  const { rows } = await input.run(
    `SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE ${isOwn}
      AND table_schema = ${escapeLiteral(schema)} AND table_name = ${escapeLiteral(table)}
      ORDER BY ordinal_position`,
  );
  return rows.map(([name, type, nullable]) => ({
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: String(type),
    nullable: nullable !== "NO",
    // Its information_schema does not tell.
    primaryKey: false,
  }));
}

async function runQuery(from: BrowseInput & { readonly sql: string; readonly run: Run }): Promise<QueryPage> {
  const { run, values, limits } = from;
  const sql = readSqlText(from).replace(/;\s*$/, "");
  const { rows } = await run(`SELECT json_serialize_sql(${escapeLiteral(sql)})`);
  const tree: unknown = JSON.parse(String(rows[0]?.[0] ?? "null"));
  const tables = await listTables({ run, includeSystem: true });
  const tableRefs = judgeTree({ tree, tables, defaultSchema: dialect.readSettings(values).schema });
  return { ...(await fetchRows({ run, sql, limits })), tableRefs };
}

async function fetchRows(input: {
  readonly run: Run;
  readonly sql: string;
  readonly limits: BrowseLimits;
}): Promise<RowPage> {
  const collector = collectRows(input.limits);
  const { fields, rows } = await input.run(
    `SELECT * FROM (\n${input.sql}\n) AS latchkey LIMIT ${collector.wanted()}`,
  );
  for (const row of rows) if (!collector.add(row)) break;
  return { columns: describeBuiltIns(fields), ...collector.result() };
}
