import type { ColumnItem, TableItem, TableName } from "../browsing";
import { tableNotFound } from "../kit/browse/find-table";
import { normalizedName } from "../kit/browse/normalized-name";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { toColumnItem } from "../kit/statements/to-row-page";
import { bigqueryFailures } from "./failures";
import { datasetPath, projectRequest } from "./place";
import { toColumn } from "./read-rows";

/** Kinds of tables in BigQuery, as we call them. */
const specs: Readonly<Record<string, string>> = {
  VIEW: "view",
  MATERIALIZED_VIEW: "materialized_view",
  EXTERNAL: "external",
};

/** More datasets and tables than these are not listed. */
const mostDatasets = 50;
const mostTables = 10_000;

/** The tables of the project's datasets; hidden datasets begin with an underscore. */
export async function listTables(input: {
  readonly api: ApiCheck;
  readonly includeSystem: boolean;
}): Promise<readonly TableItem[]> {
  const { api, includeSystem } = input;
  const path = `/datasets?maxResults=${mostDatasets}${includeSystem ? "&all=true" : ""}`;
  const datasets = await listPages({ api, path, property: "datasets", most: mostDatasets });
  const names = datasets.map((one) => readPath(one, "datasetReference.datasetId"));
  const tables: TableItem[] = [];
  for (const schema of names) {
    if (tables.length >= mostTables) break;
    const found = await listPages({
      api,
      path: `${datasetPath({ schema })}/tables?maxResults=1000`,
      property: "tables",
      most: mostTables - tables.length,
    });
    tables.push(...found.map(toTable));
  }
  return tables;
}

function toTable(found: unknown): TableItem {
  const table = readPath(found, "tableReference.tableId");
  return {
    schema: readPath(found, "tableReference.datasetId"),
    table,
    normalizedName: normalizedName(table),
    spec: specs[readPath(found, "type")] ?? "table",
  };
}

async function listPages(input: {
  readonly api: ApiCheck;
  readonly path: string;
  readonly property: string;
  readonly most: number;
}): Promise<readonly unknown[]> {
  const { api, path, most } = input;
  const items: unknown[] = [];
  let token = "";
  do {
    const next = token === "" ? "" : `&pageToken=${encodeURIComponent(token)}`;
    const { json } = await api.call({
      ...projectRequest({ check: api, path: `${path}${next}` }),
      failures: bigqueryFailures(api),
      maxBytes: 4 * 1024 * 1024,
    });
    const page: unknown = Object(json)[input.property];
    items.push(...(Array.isArray(page) ? page : []));
    token = readPath(json, "nextPageToken");
  } while (token !== "" && items.length < most);
  return items.slice(0, most);
}

/** A table as BigQuery describes it. @throws BrowseError table_not_found */
export async function describeTable(input: TableName & { readonly api: ApiCheck }): Promise<unknown> {
  const { api } = input;
  const { "404": _missing, ...failures } = bigqueryFailures(api);
  const answer = await api.call({
    ...projectRequest({ check: api, path: datasetPath(input) }),
    failures,
    isExpected: (status) => status === 200 || status === 404,
  });
  if (answer.status === 404) throw tableNotFound();
  return answer.json;
}

/** The columns of a table, in their order, with the primary key that was declared. */
export function columnsOf(table: unknown): readonly ColumnItem[] {
  const { schema, tableConstraints } = Object(table);
  const fields: unknown = Object(schema).fields;
  const keys: unknown = Object(Object(tableConstraints).primaryKey).columns;
  return (Array.isArray(fields) ? fields : []).map((field) => ({
    ...toColumnItem(toColumn(field)),
    primaryKey: Array.isArray(keys) && keys.includes(readPath(field, "name")),
  }));
}
