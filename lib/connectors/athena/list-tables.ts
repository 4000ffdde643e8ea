import type { ColumnItem, TableItem, TableName } from "../browsing";
import { tableNotFound } from "../kit/browse/find-table";
import { normalizedName } from "../kit/browse/normalized-name";
import { readPath } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { callAthena, catalog } from "./call";

/** More databases and tables than these are not listed. */
const mostDatabases = 50;
const mostTables = 10_000;

const kinds: Readonly<Record<string, string>> = {
  VIRTUAL_VIEW: "view",
  EXTERNAL_TABLE: "external",
};

/** The tables of the Glue catalogue, database by database. It has no tables of its own. */
export async function listTables({ api }: { readonly api: ApiCheck }): Promise<readonly TableItem[]> {
  const databases = await listPages({
    api,
    action: "ListDatabases",
    json: { CatalogName: catalog },
    property: "DatabaseList",
    most: mostDatabases,
  });
  const tables: TableItem[] = [];
  for (const schema of databases.map((one) => readPath(one, "Name"))) {
    if (tables.length >= mostTables) break;
    const found = await listPages({
      api,
      action: "ListTableMetadata",
      json: { CatalogName: catalog, DatabaseName: schema },
      property: "TableMetadataList",
      most: mostTables - tables.length,
    });
    tables.push(...found.map((one) => toTable({ schema, found: one })));
  }
  return tables;
}

function toTable({ schema, found }: { readonly schema: string; readonly found: unknown }): TableItem {
  const table = readPath(found, "Name");
  const spec = kinds[readPath(found, "TableType")] ?? "table";
  return { schema, table, normalizedName: normalizedName(table), spec };
}

async function listPages(input: {
  readonly api: ApiCheck;
  readonly action: "ListDatabases" | "ListTableMetadata";
  readonly json: object;
  readonly property: string;
  readonly most: number;
}): Promise<readonly unknown[]> {
  const { api, action, most } = input;
  const items: unknown[] = [];
  let token = "";
  do {
    const next = token === "" ? {} : { NextToken: token };
    const json = { ...input.json, MaxResults: 50, ...next };
    const answer = await callAthena({ check: api, action, json, maxBytes: 4 * 1024 * 1024 });
    const page: unknown = Object(answer)[input.property];
    items.push(...(Array.isArray(page) ? page : []));
    token = readPath(answer, "NextToken");
  } while (token !== "" && items.length < most);
  return items.slice(0, most);
}

const missing = { code: "not_found", message: "There is no such table.", hint: "List the tables." } as const;

/** A table as the catalogue describes it. @throws BrowseError table_not_found */
export async function describeTable(input: TableName & { readonly api: ApiCheck }): Promise<{
  readonly name: TableName;
  readonly columns: readonly ColumnItem[];
}> {
  const { api, schema, table } = input;
  const json = { CatalogName: catalog, DatabaseName: schema, TableName: table };
  const failures = { MetadataException: missing, InvalidRequestException: missing };
  const answer = await callAthena({ check: api, action: "GetTableMetadata", json, failures }).catch(
    (error: unknown) => {
      throw error instanceof StageRefusal && error.outcome.code === "not_found" ? tableNotFound() : error;
    },
  );
  const { Columns, PartitionKeys, Name } = Object(Object(answer).TableMetadata);
  const fields = [Columns, PartitionKeys].flatMap((list: unknown) => (Array.isArray(list) ? list : []));
  // Glue finds names whatever their case; only the catalogue's own may go on.
  if (Name !== table) throw tableNotFound();
  return { name: { schema, table }, columns: fields.map(toColumn) };
}

function toColumn(field: unknown): ColumnItem {
  const name = readPath(field, "Name");
  return {
    name,
    normalizedName: normalizedName(name),
    dataType: readPath(field, "Type"),
    nullable: true,
    primaryKey: false,
  };
}
