import type { Connection } from "tedious";
import type { ColumnItem, TableItem, TableName } from "../../../browsing";
import { findTable, tableNotFound } from "../../browse/find-table";
import { normalizedName } from "../../browse/normalized-name";
import { quoteText } from "../quote";
import { runBatch } from "../run-batch";

/** More tables, or columns of one, than anybody looks through. */
const maxTables = 10_000;

const specs: Readonly<Record<string, string>> = { U: "table", S: "table", V: "view", ET: "external" };

/** The tables this user may see. */
export async function listTables(input: {
  readonly connection: Connection;
  readonly includeSystem: boolean;
  readonly only?: TableName;
}): Promise<readonly TableItem[]> {
  const { connection, includeSystem, only } = input;
  const wanted = [
    `o.type IN ('U', 'V', 'ET'${includeSystem ? ", 'S'" : ""})`,
    ...(includeSystem ? [] : ["o.is_ms_shipped = 0"]),
    ...(only === undefined ? [] : [isTable(only)]),
  ];
  const rows = await runBatch({
    connection,
    sql: `SELECT TOP (${maxTables}) s.name, o.name, RTRIM(o.type) FROM sys.all_objects o
      JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE ${wanted.join(" AND ")} ORDER BY 1, 2`,
  });
  return rows.map(([schema, table, type]) => ({
    schema: String(schema),
    table: String(table),
    normalizedName: normalizedName(String(table)),
    spec: specs[String(type)] ?? "table",
  }));
}

/** The table as the server lists it. @throws BrowseError table_not_found */
export async function findListed(input: {
  readonly connection: Connection;
  readonly only: TableName;
}): Promise<TableItem> {
  const tables = await listTables({ ...input, includeSystem: true });
  return findTable({ tables, ...input.only });
}

/** The columns of a table. @throws BrowseError table_not_found */
export async function listColumns(input: {
  readonly connection: Connection;
  readonly only: TableName;
}): Promise<readonly ColumnItem[]> {
  await findListed(input);
  const rows = await runBatch({
    connection: input.connection,
    sql: `SELECT TOP (${maxTables}) c.name, TYPE_NAME(c.user_type_id), CAST(c.max_length AS int), CAST(c.precision AS int),
      CAST(c.scale AS int), CAST(c.is_nullable AS int), (SELECT COUNT(*) FROM sys.indexes i
        JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
        WHERE i.object_id = c.object_id AND i.is_primary_key = 1 AND k.column_id = c.column_id)
      FROM sys.all_columns c JOIN sys.all_objects o ON o.object_id = c.object_id
      JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE ${isTable(input.only)} ORDER BY c.column_id`,
  });
  if (rows.length === 0) throw tableNotFound();
  return rows.map(([name, type, length, precision, scale, isNullable, keys]) => ({
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: typeName({
      type: String(type),
      length: Number(length),
      precision: Number(precision),
      scale: Number(scale),
    }),
    nullable: Number(isNullable) === 1,
    primaryKey: Number(keys) > 0,
  }));
}

/** A type as it is written in CREATE TABLE. The catalogue counts bytes, two a character for national ones. */
function typeName(input: {
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
}): string {
  const { type, length, precision, scale } = input;
  if (/^n?(var)?char$|^(var)?binary$/.test(type)) {
    const characters = type.startsWith("n") ? length / 2 : length;
    return `${type}(${length === -1 ? "max" : characters})`;
  }
  if (type === "decimal" || type === "numeric") return `${type}(${precision},${scale})`;
  return /^(time|datetime2|datetimeoffset)$/.test(type) ? `${type}(${scale})` : type;
}

function isTable({ schema, table }: TableName): string {
  return `s.name = ${quoteText(schema)} AND o.name = ${quoteText(table)}`;
}
