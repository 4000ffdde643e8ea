import type { TableItem, TableName } from "../browsing";
import { onlyReading, queryRefused, refusedFunction } from "../kit/browse/sql-text";

/** Table functions that make rows of their own. Every other one may read files or addresses. */
const harmless = new Set(["generate_series", "range", "repeat", "unnest"]);

/**
 * The tables a statement reads, out of the tree that DuckDB makes of it (`json_serialize_sql`), which is
 * an error for anything but SELECT statements. A name that is no listed table could be a file or an
 * address to DuckDB, so it is refused. @throws BrowseError query_refused
 */
export function judgeTree(input: {
  readonly tree: unknown;
  readonly tables: readonly TableItem[];
  readonly defaultSchema: string;
}): readonly TableName[] {
  const { error, statements } = Object(input.tree) as Record<string, unknown>;
  if (error !== false || !Array.isArray(statements) || statements.length !== 1) throw onlyReading();
  const found = new Map<string, TableName>();
  const named = new Set<string>();
  visit(statements, (node) => {
    for (const name of cteNames(node)) named.add(name);
  });
  visit(statements, (node) => {
    if (node.type === "TABLE_FUNCTION") judgeFunction(node);
    if (node.type !== "BASE_TABLE") return;
    const table = String(node.table_name);
    const schema = String(node.schema_name || input.defaultSchema);
    const listed = input.tables.find((one) => isSame(one.schema, schema) && isSame(one.table, table));
    if (listed !== undefined) found.set(JSON.stringify([listed.schema, listed.table]), listed);
    else if (node.schema_name || !named.has(table.toLowerCase())) throw noSuchTable();
  });
  return [...found.values()].map(({ schema, table }) => ({ schema, table }));
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, onNode: (node: Node) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) onNode(value as Node);
  for (const part of Object.values(value)) visit(part, onNode);
}

/** Names of WITH, which stand in a map of the node that has them. */
function cteNames(node: Node): readonly string[] {
  const map: unknown = Object(node.cte_map).map;
  return Array.isArray(map) ? map.map((entry: unknown) => String(Object(entry).key).toLowerCase()) : [];
}

function judgeFunction(node: Node): void {
  const name: unknown = Object(node.function).function_name;
  if (typeof name !== "string" || !harmless.has(name.toLowerCase())) throw refusedFunction();
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function noSuchTable() {
  return queryRefused("The statement names something that is not one of the listed tables.");
}
