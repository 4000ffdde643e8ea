import "server-only";
import fs from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "@/lib/shared/errors/start-error";

/**
 * Takes the data folder for this process. The lock is the operating system's (SQLite takes it on a file
 * of ours), so it ends with the process however that ends, and no stale lock is left to clean up.
 * @throws StartError `data_folder_locked`, `data_folder_unusable`
 * @returns releases the folder
 */
export function lockDataFolder({ folder }: { readonly folder: string }): () => void {
  const lock = openLockFile(folder);
  try {
    lock.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new StartError({
      code: "data_folder_locked",
      userMessage: `The data folder ${folder} is in use by another Latchkey process: stop that one, or set LATCHKEY_DATA_DIR to another folder.`,
      cause,
    });
  }
  return () => lock.close();
}

function openLockFile(folder: string): DatabaseSync {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new DatabaseSync(path.join(folder, "lock"));
  } catch (cause) {
    throw new StartError({
      code: "data_folder_unusable",
      userMessage: `The data folder ${folder} cannot be written: check that it exists and belongs to this user, or set LATCHKEY_DATA_DIR to another folder.`,
      cause,
    });
  }
}
