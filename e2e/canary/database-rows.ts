import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** Every row of every table of an embedded database, as text. The folder itself is left alone. */
export async function databaseRows({
  dataDir,
}: {
  readonly dataDir: string;
}): Promise<ReadonlyMap<string, string>> {
  const copy = await mkdtemp(path.join(tmpdir(), "latchkey-copy-"));
  await cp(path.join(dataDir, "database"), copy, { recursive: true });
  await rm(path.join(copy, "postmaster.pid"), { force: true });
  const database = await PGlite.create({ dataDir: copy });
  try {
    const tables = await database.query<{ table_schema: string; table_name: string }>(
      `SELECT table_schema, table_name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const rows = new Map<string, string>();
    for (const { table_schema: schema, table_name: table } of tables.rows) {
      const found = await database.query<{ line: string }>(
        `SELECT t::text AS line FROM "${schema}"."${table}" t`,
      );
      rows.set(`${schema}.${table}`, found.rows.map((row) => row.line).join("\n"));
    }
    return rows;
  } finally {
    await database.close();
    await rm(copy, { recursive: true, force: true });
  }
}
