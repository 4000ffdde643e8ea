import type { ColumnItem, TableItem, TableName } from "../../../browsing";
import { findTable, tableNotFound } from "../../browse/find-table";
import { normalizedName } from "../../browse/normalized-name";
import type { PostgresCatalogue } from "./catalogue";
import type { RunOne } from "./read-only";

interface Listing {
  readonly run: RunOne;
  readonly catalogue: PostgresCatalogue;
}

/** The tables this user may read. */
export async function listTables(
  input: Listing & { readonly includeSystem: boolean; readonly only?: TableName },
): Promise<readonly TableItem[]> {
  const { run, catalogue, includeSystem, only } = input;
  const { rows } = await run(catalogue.tables, [includeSystem, only?.schema ?? null, only?.table ?? null]);
  return rows.map(([schema, table, kind]) => ({
    schema: String(schema),
    table: String(table),
    normalizedName: normalizedName(String(table)),
    spec: catalogue.specs[String(kind)] ?? "table",
  }));
}

/** The table as the catalogue has it. @throws BrowseError table_not_found */
export async function findListed(input: Listing & { readonly only: TableName }): Promise<TableItem> {
  const tables = await listTables({ ...input, includeSystem: true });
  return findTable({ tables, ...input.only });
}

/** The columns of a table. @throws BrowseError table_not_found */
export async function listColumns(
  input: Listing & { readonly only: TableName },
): Promise<readonly ColumnItem[]> {
  const { run, catalogue } = input;
  const { schema, table } = await findListed(input);
  const { rows } = await run(catalogue.columns, [schema, table]);
  if (rows.length === 0) throw tableNotFound();
  return rows.map(([name, type, nullable, primaryKey]) => ({
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: String(type),
    nullable: nullable === true,
    primaryKey: primaryKey === true,
  }));
}
