import "server-only";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import type { OpenKeyService } from "@/lib/shared/key-service";
import type { Keyring } from "./keyring";
import { KeyringError } from "./keyring-error";
import { openKeyringText } from "./open-keyring-text";

const maximumBytes = 64 * 1024;

/**
 * Reads the keyring file. Throws `keyring_missing`, `keyring_unreadable`, `keyring_world_readable` (anyone
 * but the owner may read or write it), `keyring_invalid`, `keyring_key_weak` or a KeyServiceError.
 */
export async function readKeyring(input: {
  readonly path: string;
  readonly openService: OpenKeyService;
}): Promise<Keyring> {
  const { path, openService } = input;
  const file = await openFile(path);
  try {
    await checkFile({ file, path });
    const bytes = await file.readFile();
    try {
      return await openKeyringText({ path, openService, text: bytes.toString("utf8") });
    } finally {
      bytes.fill(0);
    }
  } catch (error) {
    throw error instanceof LatchkeyError ? error : unreadable(path, error);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Non-blocking, since opening a pipe put in the file's place would otherwise never return.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw unreadable(path, error);
    throw new KeyringError({
      code: "keyring_missing",
      message: `There is no keyring file at ${path}: put back the one this server's data was sealed with.`,
    });
  }
}

async function checkFile(input: { readonly file: FileHandle; readonly path: string }): Promise<void> {
  const { path } = input;
  const stat = await input.file.stat();
  if (!stat.isFile()) throw unreadable(path, { code: "not a regular file" });
  // Windows has no such bits: Node reports every file as open to all.
  if (process.platform !== "win32" && (stat.mode & 0o077) !== 0) {
    throw new KeyringError({
      code: "keyring_world_readable",
      message: `The keyring file ${path} can be read or changed by other users of this machine: run chmod 600 on it.`,
    });
  }
  if (stat.size > maximumBytes) {
    throw new KeyringError({
      code: "keyring_invalid",
      message: `The keyring file ${path} is larger than ${maximumBytes} bytes: restore it from your backup.`,
    });
  }
}

function unreadable(path: string, error: unknown): KeyringError {
  const reason = (error as { readonly code?: unknown }).code ?? "unknown error";
  return new KeyringError({
    code: "keyring_unreadable",
    message: `The keyring file ${path} cannot be read (${String(reason)}): make it a plain file that the server's user may read.`,
  });
}
