import type { TableItem, TableName } from "../browsing";
import { normalizedName } from "../kit/browse/normalized-name";
import { quoteName } from "../kit/databricks/place";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { runStatement } from "./run-statement";

/** Kinds of tables in Unity Catalog, as we call them. */
const specs: Readonly<Record<string, string>> = {
  VIEW: "view",
  MATERIALIZED_VIEW: "materialized_view",
  EXTERNAL: "external",
  FOREIGN: "external",
};

/** More tables than this are not listed. */
const mostTables = 10_000;
const bounds = { maxRows: mostTables, maxBytes: 4 * 1024 * 1024, maxAnswerBytes: 8 * 1024 * 1024 };

/** The tables and views of the catalog, or the one that is asked for. */
export async function listTables(input: {
  readonly api: ApiCheck;
  readonly includeSystem: boolean;
  readonly only?: TableName;
}): Promise<readonly TableItem[]> {
  return input.api.text("metastore") === "hive" ? hiveTables(input) : unityTables(input);
}

async function unityTables(input: Parameters<typeof listTables>[0]): Promise<readonly TableItem[]> {
  const { api, only } = input;
  const conditions = [
    ...(input.includeSystem ? [] : ["table_schema <> 'information_schema'"]),
    ...(only === undefined ? [] : ["table_schema = :schema and table_name = :table"]),
  ];
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const sql = `select table_schema, table_name, table_type from ${quoteName(api.text("catalog"))}.information_schema.tables${where} order by 1, 2`;
  const parameters = only === undefined ? {} : { schema: only.schema, table: only.table };
  const { rows } = await runStatement({ check: api, statement: { sql, parameters, ...bounds } });
  return rows.map(([schema, table, type]) =>
    toItem({ schema: String(schema), table: String(table), spec: specs[String(type)] ?? "table" }),
  );
}

/** The Hive metastore has no INFORMATION_SCHEMA, and no system schemas: only the connection's own is listed. */
async function hiveTables({ api, only }: Parameters<typeof listTables>[0]): Promise<readonly TableItem[]> {
  const schema = api.text("schema");
  const sql = `show tables in ${quoteName(api.text("catalog"))}.${quoteName(schema)}`;
  const { columns, rows } = await runStatement({ check: api, statement: { sql, ...bounds } });
  const at = columns.findIndex(({ name }) => name === "tableName");
  const names = rows.map((row) => String(row[at]));
  return names
    .filter((table) => only === undefined || (only.schema === schema && only.table === table))
    .map((table) => toItem({ schema, table, spec: "table" }));
}

function toItem(item: TableName & { readonly spec: string }): TableItem {
  return { ...item, normalizedName: normalizedName(item.table) };
}
