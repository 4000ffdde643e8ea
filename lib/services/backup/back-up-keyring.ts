import "server-only";
import { constants, existsSync } from "node:fs";
import { chmod, copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { openKeyService } from "@/lib/services/instance/open-key-service";
import { StartError } from "@/lib/shared/errors/start-error";
import { readKeyring } from "@/lib/vault/keyring/read-keyring";
import { manifestName } from "./backup-manifest";

/**
 * Copies the keyring file, mode 0600, and reads the copy as a start would. Not into a backup of the database:
 * who had both could read everything.
 * @throws KeyringError, StartError `backup_failed`
 */
export async function backUpKeyring(input: { readonly path: string; readonly file: string }): Promise<void> {
  const { file } = input;
  if (existsSync(path.join(path.dirname(file), manifestName)))
    throw failed(`The keyring must not lie with a backup of the database: name a place that is kept apart.`);
  await readKeyring({ path: input.path, openService: openKeyService });
  try {
    await copyFile(input.path, file, constants.COPYFILE_EXCL);
    await chmod(file, 0o600);
  } catch (cause) {
    throw failed(`The keyring cannot be copied to ${file}: name a file that does not exist yet.`, cause);
  }
  const [one, other] = await Promise.all([readFile(input.path), readFile(file)]);
  if (!one.equals(other)) throw failed(`The copy ${file} is not what was copied: try another disk.`);
}

function failed(userMessage: string, cause?: unknown): StartError {
  return new StartError({ code: "backup_failed", userMessage, ...(cause === undefined ? {} : { cause }) });
}
