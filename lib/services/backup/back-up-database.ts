import "server-only";
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "@/lib/shared/errors/start-error";
import { runDatabaseTool } from "@/lib/store/database-server-tools";
import { lockDataFolder } from "@/lib/store/lock-data-folder";
import { type BackupManifest, listFiles, manifestName } from "./backup-manifest";

/**
 * Writes a backup of the database into a new folder: a dump of a PostgreSQL server, a copy of an embedded
 * database, which nothing may have open meanwhile. It holds ciphertext and no key.
 * @throws StartError `backup_failed`, `data_folder_locked`
 */
export async function backUpDatabase(input: {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<BackupManifest> {
  const { folder, databaseUrl } = input;
  await makeNewFolder(folder);
  if (databaseUrl === undefined) await copyEmbedded(input);
  else {
    const args = [
      "--format=custom",
      "--no-owner",
      "--no-acl",
      `--file=${path.join(folder, "database.dump")}`,
    ];
    await runDatabaseTool({ tool: "pg_dump", args, databaseUrl });
  }
  const manifest: BackupManifest = {
    format: "latchkey-backup/1",
    database: databaseUrl === undefined ? "embedded" : "postgresql",
    madeAt: new Date().toISOString(),
    files: await listFiles(folder),
  };
  // Last: a backup without it is one that was broken off.
  await writeFile(path.join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function copyEmbedded(input: { readonly folder: string; readonly dataDir: string }): Promise<void> {
  const unlock = lockDataFolder({ folder: input.dataDir });
  try {
    await cp(path.join(input.dataDir, "database"), path.join(input.folder, "database"), { recursive: true });
  } catch (cause) {
    throw new StartError({
      code: "backup_failed",
      userMessage: `The embedded database in ${input.dataDir} cannot be copied: check that it is there and that the disk of the backup has room.`,
      cause,
    });
  } finally {
    unlock();
  }
}

async function makeNewFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    throw new StartError({
      code: "backup_failed",
      userMessage: `The folder ${folder} cannot be made: name one that does not exist yet, in one that does.`,
      cause,
    });
  }
}
