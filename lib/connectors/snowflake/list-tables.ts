import type { TableItem, TableName } from "../browsing";
import { normalizedName } from "../kit/browse/normalized-name";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { quoteName, storedName } from "./identifier";
import { runStatement } from "./run-statement";

/** Kinds of tables in INFORMATION_SCHEMA, as we call them. */
const specs: Readonly<Record<string, string>> = {
  VIEW: "view",
  "MATERIALIZED VIEW": "materialized_view",
  "EXTERNAL TABLE": "external",
};

/** More tables than this are not listed. */
const mostTables = 10_000;
const maxBytes = 4 * 1024 * 1024;

/** The tables and views of the database, or the one that is asked for. */
export async function listTables(input: {
  readonly api: ApiCheck;
  readonly includeSystem: boolean;
  readonly only?: TableName;
}): Promise<readonly TableItem[]> {
  const { api, only } = input;
  const catalog = quoteName(storedName(api.text("database")));
  const conditions = [
    ...(input.includeSystem ? [] : ["table_schema <> 'INFORMATION_SCHEMA'"]),
    ...(only === undefined ? [] : ["table_schema = ? and table_name = ?"]),
  ];
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const sql = `select table_schema, table_name, table_type from ${catalog}.information_schema.tables${where} order by 1, 2 limit ${mostTables}`;
  const bindings = only === undefined ? [] : [only.schema, only.table];
  const { rows } = await runStatement({
    check: api,
    statement: { sql, bindings, maxRows: mostTables, maxBytes },
  });
  return rows.map(([schema, table, type]) => ({
    schema: String(schema),
    table: String(table),
    normalizedName: normalizedName(String(table)),
    spec: specs[String(type)] ?? "table",
  }));
}
