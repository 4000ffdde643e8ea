import type { Connection } from "oracledb";
import type { ColumnItem, TableItem, TableName } from "../browsing";
import { findTable, tableNotFound } from "../kit/browse/find-table";
import { normalizedName } from "../kit/browse/normalized-name";
import { runQuery } from "./session-stage";

/** More tables, or columns of one, than anybody looks through. */
const maxTables = 10_000;

const specs: Readonly<Record<string, string>> = {
  TABLE: "table",
  VIEW: "view",
  "MATERIALIZED VIEW": "materialized_view",
};

/** A materialized view is listed a second time, as the table that holds it. */
const tablesSql = `SELECT o.owner, o.object_name, MIN(o.object_type) FROM all_objects o
  JOIN all_users u ON u.username = o.owner
  WHERE o.object_type IN ('TABLE', 'VIEW', 'MATERIALIZED VIEW') AND o.object_name NOT LIKE 'BIN$%'`;

/** The tables this user may see. Oracle marks the users it keeps itself. */
export async function listTables(input: {
  readonly connection: Connection;
  readonly includeSystem: boolean;
  readonly only?: TableName;
}): Promise<readonly TableItem[]> {
  const { connection, includeSystem, only } = input;
  const sql = [
    tablesSql,
    ...(includeSystem ? [] : ["AND u.oracle_maintained = 'N'"]),
    ...(only === undefined ? [] : ["AND o.owner = :1 AND o.object_name = :2"]),
    `GROUP BY o.owner, o.object_name ORDER BY 1, 2 FETCH FIRST ${maxTables} ROWS ONLY`,
  ].join(" ");
  const values = only === undefined ? [] : [only.schema, only.table];
  const rows = await runQuery({ connection, sql, values });
  return rows.map(([schema, table, type]) => ({
    schema: String(schema),
    table: String(table),
    normalizedName: normalizedName(String(table)),
    spec: specs[String(type)] ?? "table",
  }));
}

/** The table as the database lists it. @throws BrowseError table_not_found */
export async function findListed(input: {
  readonly connection: Connection;
  readonly only: TableName;
}): Promise<TableItem> {
  return findTable({ tables: await listTables({ ...input, includeSystem: true }), ...input.only });
}

/** The columns of a table. @throws BrowseError table_not_found */
export async function listColumns(input: {
  readonly connection: Connection;
  readonly only: TableName;
}): Promise<readonly ColumnItem[]> {
  const { connection, only } = input;
  await findListed(input);
  const rows = await runQuery({
    connection,
    sql: `SELECT c.column_name, c.data_type, c.char_length, c.data_length, c.data_precision, c.data_scale, c.nullable,
      (SELECT COUNT(*) FROM all_constraints k JOIN all_cons_columns p
        ON p.owner = k.owner AND p.constraint_name = k.constraint_name
        WHERE k.constraint_type = 'P' AND k.owner = c.owner AND k.table_name = c.table_name
        AND p.column_name = c.column_name)
      FROM all_tab_columns c WHERE c.owner = :1 AND c.table_name = :2 ORDER BY c.column_id`,
    values: [only.schema, only.table],
  });
  if (rows.length === 0) throw tableNotFound();
  return rows.map(([name, type, characters, bytes, precision, scale, nullable, keys]) => ({
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: typeName({ type: String(type), characters, bytes, precision, scale }),
    nullable: nullable === "Y",
    primaryKey: Number(keys) > 0,
  }));
}

/** A type as it is written in CREATE TABLE. */
export function typeName(input: {
  readonly type: string;
  readonly characters: unknown;
  readonly bytes: unknown;
  readonly precision: unknown;
  readonly scale: unknown;
}): string {
  const { type, characters, bytes, precision, scale } = input;
  if (/CHAR/.test(type)) return `${type}(${Number(characters)})`;
  if (type === "RAW") return `RAW(${Number(bytes)})`;
  if (type !== "NUMBER" || (precision === null && scale === null)) return type;
  const digits = precision === null ? 38 : Number(precision);
  return Number(scale) === 0 ? `NUMBER(${digits})` : `NUMBER(${digits},${Number(scale)})`;
}
