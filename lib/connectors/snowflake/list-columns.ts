import type { ColumnItem, TableName } from "../browsing";
import { normalizedName } from "../kit/browse/normalized-name";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { noRows } from "../kit/statements/no-rows";
import { quoteName, storedName } from "./identifier";
import { runStatement } from "./run-statement";

/** The columns of a table, in their order, as INFORMATION_SCHEMA and SHOW PRIMARY KEYS tell. */
export async function listColumns(
  input: TableName & { readonly api: ApiCheck },
): Promise<readonly ColumnItem[]> {
  const { api, schema, table } = input;
  const catalog = quoteName(storedName(api.text("database")));
  const sql = `select column_name, data_type, is_nullable from ${catalog}.information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position`;
  const { rows } = await runStatement({ check: api, statement: { sql, bindings: [schema, table] } });
  const keys = await primaryKeys({ api, path: [catalog, quoteName(schema), quoteName(table)].join(".") });
  return rows.map(([name, type, nullable]) => ({
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: String(type),
    nullable: nullable === "YES",
    primaryKey: keys.has(String(name)),
  }));
}

async function primaryKeys(input: {
  readonly api: ApiCheck;
  readonly path: string;
}): Promise<ReadonlySet<string>> {
  const sql = `show primary keys in table ${input.path}`;
  const { columns, rows } = await runStatement({ check: input.api, statement: { sql } }).catch(noRows);
  const at = columns.findIndex(({ name }) => name.toLowerCase() === "column_name");
  return new Set(rows.map((row) => String(row[at])));
}
