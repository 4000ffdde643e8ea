import "server-only";
import { open, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import type { KeyService } from "@/lib/shared/key-service";
import { createKeyId } from "../format/create-key-id";
import type { Keyring } from "./keyring";
import { KeyringError } from "./keyring-error";
import type { KeyringFile } from "./keyring-file";
import { newKey } from "./new-key";
import { readKeyring } from "./read-keyring";
import { syncFolder } from "./sync-folder";

/**
 * Writes a new keyring file (mode 0600, one random key) into an existing folder, makes it durable and reads
 * it back. Throws `keyring_exists` rather than overwrite, `keyring_unwritable`, and KeyServiceError.
 */
export async function createKeyring(input: {
  readonly path: string;
  /** The key service that wraps the key. @default null: it lies in the file */
  readonly service?: KeyService | null;
}): Promise<Keyring> {
  const { path, service = null } = input;
  const bytes = Buffer.from(`${JSON.stringify(await newKeyring(service), null, 2)}\n`, "utf8");
  try {
    await writeNewFile({ path, bytes });
    await syncFolder(dirname(path));
  } catch (error) {
    throw writeError(path, error);
  } finally {
    bytes.fill(0);
  }
  return await readKeyring({ path, openService: async () => service ?? noKeyService() });
}

async function newKeyring(service: KeyService | null): Promise<KeyringFile> {
  const instanceId = createKeyId();
  const key = await newKey({ state: "active", instanceId, service });
  return { version: 1, instanceId, primary: key.id, keys: [key] };
}

function noKeyService(): never {
  throw new Error("a new keyring file names a key service that nobody asked for");
}

async function writeNewFile(input: { readonly path: string; readonly bytes: Buffer }): Promise<void> {
  // "wx" is O_CREAT | O_EXCL: of two servers that start at once, one gets an error, not the other's keys.
  const file = await open(input.path, "wx", 0o600);
  try {
    await file.writeFile(input.bytes);
    await file.sync();
  } catch (error) {
    await unlink(input.path);
    throw error;
  } finally {
    await file.close();
  }
}

function writeError(path: string, error: unknown): KeyringError {
  const reason = (error as NodeJS.ErrnoException).code ?? "unknown error";
  if (reason === "EEXIST") {
    return new KeyringError({
      code: "keyring_exists",
      message: `There already is a keyring file at ${path}: use it, or move it to a safe place first.`,
    });
  }
  return new KeyringError({
    code: "keyring_unwritable",
    message: `The keyring file ${path} cannot be written (${reason}): let the server's user write to its folder.`,
  });
}
