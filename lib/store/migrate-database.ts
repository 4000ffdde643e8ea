import "server-only";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { StartError } from "@/lib/shared/errors/start-error";
import { loadSchemaEngine } from "./load-schema-engine";
import type { OpenStore } from "./store-types";

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings the database to the newest migration of `folder`. The table `_prisma_migrations` is Prisma's
 * own, so `prisma migrate deploy` and this stay interchangeable.
 * @returns names of the migrations applied now
 * @throws StartError `migration_failed`, also when the database is newer than this release
 */
export async function migrateDatabase(input: {
  readonly store: OpenStore;
  readonly folder: string;
}): Promise<readonly string[]> {
  const migrations = readMigrations(input.folder);
  // The engine is 3 MB of WASM: it is loaded only when there is something to do.
  if (await isCurrent({ store: input.store, migrations })) return [];
  const engine = await loadSchemaEngine({ store: input.store });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList({ folder: input.folder, migrations }),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (cause) {
    throw new StartError({
      code: "migration_failed",
      userMessage:
        "The database could not be brought up to date; it is unchanged. Restore a backup or report this with the log.",
      cause,
    });
  } finally {
    engine.free();
  }
}

function readMigrations(folder: string): readonly Migration[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      name: entry.name,
      sql: fs.readFileSync(path.join(folder, entry.name, "migration.sql"), "utf8"),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isCurrent(input: {
  readonly store: OpenStore;
  readonly migrations: readonly Migration[];
}): Promise<boolean> {
  const { query } = input.store;
  const [found] = await query<{ exists: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as exists",
  );
  if (!found?.exists) return false;
  const rows = await query<{ migration_name: string; checksum: string }>(
    "select migration_name, checksum from _prisma_migrations where finished_at is not null",
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  refuseNewerDatabase({ applied: [...applied.keys()], known: input.migrations.map((m) => m.name) });
  return input.migrations.every(
    (migration) => applied.get(migration.name) === createHash("sha256").update(migration.sql).digest("hex"),
  );
}

function refuseNewerDatabase(input: {
  readonly applied: readonly string[];
  readonly known: readonly string[];
}): void {
  const unknown = input.applied.find((name) => !input.known.includes(name));
  if (unknown === undefined) return;
  throw new StartError({
    code: "migration_failed",
    userMessage: `The database is newer than this release (it has ${unknown}): start the release that made it, or a newer one.`,
  });
}

function migrationList(input: { readonly folder: string; readonly migrations: readonly Migration[] }) {
  return {
    baseDir: input.folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: input.migrations.map((migration) => ({
      path: migration.name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: migration.sql } },
    })),
  };
}
