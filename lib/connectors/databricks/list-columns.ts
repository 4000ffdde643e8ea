import type { ColumnItem, TableName } from "../browsing";
import { normalizedName } from "../kit/browse/normalized-name";
import { quoteName } from "../kit/databricks/place";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { runStatement } from "./run-statement";

type Named = TableName & { readonly api: ApiCheck };

/** The columns of a table, in their order. */
export async function listColumns(input: Named): Promise<readonly ColumnItem[]> {
  return input.api.text("metastore") === "hive" ? hiveColumns(input) : unityColumns(input);
}

async function unityColumns(input: Named): Promise<readonly ColumnItem[]> {
  const { api, schema, table } = input;
  const catalogue = `${quoteName(api.text("catalog"))}.information_schema`;
  const parameters = { schema, table };
  const sql = `select column_name, full_data_type, is_nullable from ${catalogue}.columns where table_schema = :schema and table_name = :table order by ordinal_position`;
  const { rows } = await runStatement({ check: api, statement: { sql, parameters } });
  const keySql = `select u.column_name from ${catalogue}.key_column_usage u join ${catalogue}.table_constraints c using (constraint_schema, constraint_name) where c.constraint_type = 'PRIMARY KEY' and u.table_schema = :schema and u.table_name = :table`;
  const found = await runStatement({ check: api, statement: { sql: keySql, parameters } });
  const keys = new Set(found.rows.map(([name]) => String(name)));
  return rows.map(([name, type, nullable]) =>
    toItem({ name, type, nullable: nullable === "YES", primaryKey: keys.has(String(name)) }),
  );
}

/** Up to the first blank row come the columns; partitions and properties follow. */
async function hiveColumns({ api, schema, table }: Named): Promise<readonly ColumnItem[]> {
  const path = [api.text("catalog"), schema, table].map(quoteName).join(".");
  const { rows } = await runStatement({ check: api, statement: { sql: `describe table ${path}` } });
  const end = rows.findIndex(([name]) => String(name ?? "") === "" || String(name).startsWith("#"));
  return rows
    .slice(0, end === -1 ? undefined : end)
    .map(([name, type]) => toItem({ name, type, nullable: true, primaryKey: false }));
}

function toItem(input: {
  readonly name: unknown;
  readonly type: unknown;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
}): ColumnItem {
  const { name, type, ...rest } = input;
  return {
    name: String(name),
    normalizedName: normalizedName(String(name)),
    dataType: String(type),
    ...rest,
  };
}
