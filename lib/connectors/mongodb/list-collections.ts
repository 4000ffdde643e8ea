import type { MongoClient } from "mongodb";
import type { TableItem, TableName } from "../browsing";
import { findTable } from "../kit/browse/find-table";
import { normalizedName } from "../kit/browse/normalized-name";

const systemDatabases = ["admin", "config", "local"];

/** More databases, or collections of one, than anybody looks through. */
const maxDatabases = 200;
const maxCollections = 10_000;

/** The collections this user may see. One who may not list databases sees that of the form. */
export async function listCollections(input: {
  readonly client: MongoClient;
  readonly writeDatabase: string;
  readonly includeSystem: boolean;
}): Promise<readonly TableItem[]> {
  const { client, includeSystem } = input;
  const names = (await listDatabases(input)).filter(
    (name) => includeSystem || !systemDatabases.includes(name),
  );
  const tables: TableItem[] = [];
  for (const schema of names.slice(0, maxDatabases)) {
    const found = await client
      .db(schema)
      .listCollections({}, { nameOnly: true, authorizedCollections: true })
      .toArray();
    for (const { name: table, type } of found) {
      if (!includeSystem && table.startsWith("system.")) continue;
      const spec = type === "view" ? "view" : "collection";
      tables.push({ schema, table, normalizedName: normalizedName(table), spec });
    }
  }
  return tables.sort(byName).slice(0, maxCollections);
}

/** The collection as the server lists it. @throws BrowseError table_not_found */
export async function findCollection(input: {
  readonly client: MongoClient;
  readonly writeDatabase: string;
  readonly only: TableName;
}): Promise<TableItem> {
  const tables = await listCollections({ ...input, includeSystem: true });
  return findTable({ tables, ...input.only });
}

async function listDatabases(input: {
  readonly client: MongoClient;
  readonly writeDatabase: string;
}): Promise<readonly string[]> {
  try {
    const { databases } = await input.client.db("admin").command({
      listDatabases: 1,
      nameOnly: true,
      authorizedDatabases: true,
    });
    const names = Array.isArray(databases) ? databases.map(({ name }) => String(name)) : [];
    return names.length === 0 ? [input.writeDatabase] : names;
  } catch (error) {
    // Unauthorized: this user may not list databases.
    if (error instanceof Error && Reflect.get(error, "code") === 13) return [input.writeDatabase];
    throw error;
  }
}

function byName(a: TableItem, b: TableItem): number {
  return a.schema === b.schema ? (a.table < b.table ? -1 : 1) : a.schema < b.schema ? -1 : 1;
}
