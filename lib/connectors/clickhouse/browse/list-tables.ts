import type { ColumnItem, TableItem, TableName } from "../../browsing";
import { findTable, tableNotFound } from "../../kit/browse/find-table";
import { normalizedName } from "../../kit/browse/normalized-name";
import { quoteText } from "../quote";
import type { TsvAnswer } from "./read-tsv";

/** Runs one reading statement of ours. */
export type Run = (sql: string) => Promise<TsvAnswer>;

/** More tables, or columns of one, than anybody looks through. */
const most = 10_000;

const specs: Readonly<Record<string, string>> = { View: "view", MaterializedView: "materialized_view" };

/** The tables this user may see. */
export async function listTables(input: {
  readonly run: Run;
  readonly includeSystem: boolean;
  readonly only?: TableName;
}): Promise<readonly TableItem[]> {
  const { run, includeSystem, only } = input;
  const wanted = [
    "name NOT LIKE '.inner%'",
    ...(includeSystem ? [] : ["lower(database) NOT IN ('system', 'information_schema')"]),
    ...(only === undefined
      ? []
      : [`database = ${quoteText(only.schema)} AND name = ${quoteText(only.table)}`]),
  ];
  const { rows } = await run(
    `SELECT database, name, engine FROM system.tables WHERE ${wanted.join(" AND ")}
      ORDER BY database, name LIMIT ${most}`,
  );
  return [...rows].map(([schema, table, engine]) => ({
    schema: schema ?? "",
    table: table ?? "",
    normalizedName: normalizedName(table ?? ""),
    spec: specs[engine ?? ""] ?? "table",
  }));
}

/** The table as the server lists it. @throws BrowseError table_not_found */
export async function findListed(input: { readonly run: Run; readonly only: TableName }): Promise<TableItem> {
  return findTable({ tables: await listTables({ ...input, includeSystem: true }), ...input.only });
}

/** The columns of a table. @throws BrowseError table_not_found */
export async function listColumns(input: {
  readonly run: Run;
  readonly only: TableName;
}): Promise<readonly ColumnItem[]> {
  const { schema, table } = await findListed(input);
  const { rows } = await input.run(
    `SELECT name, type, is_in_primary_key FROM system.columns
      WHERE database = ${quoteText(schema)} AND table = ${quoteText(table)} LIMIT ${most}`,
  );
  const columns = [...rows].map(([name, type, key]) => toColumn({ name, type, isKey: key === "1" }));
  if (columns.length === 0) throw tableNotFound();
  return columns;
}

/** A column of a table or of a result. */
export function toColumn(input: {
  readonly name: string | null | undefined;
  readonly type: string | null | undefined;
  readonly isKey: boolean;
}): ColumnItem {
  const { name, type, isKey } = input;
  return {
    name: name ?? "",
    normalizedName: normalizedName(name ?? ""),
    dataType: type ?? "",
    nullable: /^(LowCardinality\()?Nullable\(/.test(type ?? ""),
    primaryKey: isKey,
  };
}
