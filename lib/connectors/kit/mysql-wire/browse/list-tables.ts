import type { Connection } from "mysql2/promise";
import type { ColumnItem, TableItem, TableName } from "../../../browsing";
import { findTable, tableNotFound } from "../../browse/find-table";
import { normalizedName } from "../../browse/normalized-name";

/** Schemas of the servers themselves: MySQL's and MariaDB's, SingleStore's, PlanetScale's. */
const system = "'mysql', 'sys', 'performance_schema', 'information_schema', 'memsql', 'cluster', '_vt'";

/** More tables, or columns of one, than anybody looks through. The session's own limit is that of rows. */
const maxTables = 10_000;

/** The tables this user may see. */
export async function listTables(input: {
  readonly connection: Connection;
  readonly includeSystem: boolean;
  readonly only?: TableName;
}): Promise<readonly TableItem[]> {
  const { connection, includeSystem, only } = input;
  const wanted = [
    "table_type <> 'SEQUENCE'",
    ...(includeSystem ? [] : [`table_schema NOT IN (${system})`]),
    ...(only === undefined ? [] : [isTable(only)]),
  ];
  const rows = await query(
    connection,
    `SELECT table_schema, table_name, table_type FROM information_schema.tables
      WHERE ${wanted.join(" AND ")} ORDER BY 1, 2 LIMIT ${maxTables}`,
  );
  return rows.map(([schema, table, type]) => ({
    schema: String(schema),
    table: String(table),
    normalizedName: normalizedName(String(table)),
    spec: String(type).endsWith("VIEW") ? "view" : "table",
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
  const rows = await query(
    input.connection,
    `SELECT column_name, column_type, is_nullable, column_key FROM information_schema.columns
      WHERE ${isTable(input.only)} ORDER BY ordinal_position LIMIT ${maxTables}`,
  );
  if (rows.length === 0) throw tableNotFound();
  return rows.map(([name, type, nullable, key]) => ({
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: text(type),
    nullable: nullable === "YES",
    primaryKey: key === "PRI",
  }));
}

function isTable({ schema, table }: TableName): string {
  return `table_schema = ${literal(schema)} AND table_name = ${literal(table)}`;
}

/** A text in hexadecimal: whatever the server takes for an escape, there is none in it. */
function literal(value: string): string {
  return `_utf8mb4 X'${Buffer.from(value, "utf8").toString("hex")}'`;
}

/** MySQL 8 gives the types of columns as bytes. */
function text(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);
}

async function query(connection: Connection, sql: string): Promise<readonly (readonly unknown[])[]> {
  const [rows] = await connection.query({ sql, rowsAsArray: true });
  return Array.isArray(rows) ? (rows as unknown[][]) : [];
}
