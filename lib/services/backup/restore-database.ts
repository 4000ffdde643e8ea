import "server-only";
import { existsSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { StartError } from "@/lib/shared/errors/start-error";
import { runDatabaseTool } from "@/lib/store/database-server-tools";
import { lockDataFolder } from "@/lib/store/lock-data-folder";
import { openStore } from "@/lib/store/open-store";
import { verifyBackup } from "./backup-manifest";

/**
 * Puts a backup into an empty place; over something that is there already it is refused.
 * @throws StartError `backup_damaged`, `backup_failed`, `restore_refused`
 */
export async function restoreDatabase(input: {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<void> {
  const { folder, databaseUrl } = input;
  const { database } = await verifyBackup({ folder });
  if ((database === "embedded") !== (databaseUrl === undefined))
    throw refused(
      database === "embedded"
        ? "This is a backup of an embedded database: unset DATABASE_URL to restore it."
        : "This is a backup of a PostgreSQL server: set DATABASE_URL to an empty database to restore it.",
    );
  if (databaseUrl === undefined) return restoreEmbedded(input);
  await requireEmpty({ databaseUrl, dataDir: input.dataDir });
  const args = ["--no-owner", "--no-acl", "--single-transaction", "--exit-on-error"];
  await runDatabaseTool({
    tool: "pg_restore",
    args: [
      ...args,
      `--dbname=${decodeURIComponent(new URL(databaseUrl).pathname.slice(1))}`,
      path.join(folder, "database.dump"),
    ],
    databaseUrl,
  });
}

/** Copied aside and moved: a restore that is broken off leaves no half database that would start. */
async function restoreEmbedded(input: { readonly folder: string; readonly dataDir: string }): Promise<void> {
  const place = path.join(input.dataDir, "database");
  const unlock = lockDataFolder({ folder: input.dataDir });
  try {
    if (existsSync(place))
      throw refused(`There is a database in ${input.dataDir} already: name another LATCHKEY_DATA_DIR.`);
    const aside = path.join(input.dataDir, "database.restoring");
    await rm(aside, { recursive: true, force: true });
    await cp(path.join(input.folder, "database"), aside, { recursive: true });
    await rename(aside, place);
  } finally {
    unlock();
  }
}

async function requireEmpty(input: {
  readonly databaseUrl: string;
  readonly dataDir: string;
}): Promise<void> {
  const store = await openStore(input);
  try {
    const [row] = await store.query<{ tables: unknown }>(
      "select count(*)::int as tables from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    if (Number(row?.tables) > 0)
      throw refused("The database of DATABASE_URL is not empty: make a new one and name that.");
  } finally {
    await store.close();
  }
}

function refused(userMessage: string): StartError {
  return new StartError({ code: "restore_refused", userMessage });
}
