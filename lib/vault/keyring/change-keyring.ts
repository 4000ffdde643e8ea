import "server-only";
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { OpenKeyService } from "@/lib/shared/key-service";
import { KeyringError } from "./keyring-error";
import type { KeyringFile } from "./keyring-file";
import { openKeyringText } from "./open-keyring-text";
import { readKeyring } from "./read-keyring";
import { syncFolder } from "./sync-folder";

/**
 * Changes the keyring file as a whole: after a power cut it is the old one or the new one. The new one is
 * checked as a start would check it before it takes the old one's place. One change at a time.
 * @throws KeyringError as readKeyring does, `keyring_busy` while another change is under way, `keyring_unwritable`
 */
export async function changeKeyring(input: {
  readonly path: string;
  readonly openService: OpenKeyService;
  /** @throws whatever forbids the change; the file then stays as it is */
  readonly change: (file: KeyringFile) => KeyringFile | Promise<KeyringFile>;
}): Promise<KeyringFile> {
  const { path, openService } = input;
  const lock = `${path}.lock`;
  await takeLock(lock);
  try {
    await readKeyring({ path, openService });
    const changed = await input.change(JSON.parse(await readFile(path, "utf8")) as KeyringFile);
    const text = `${JSON.stringify(changed, null, 2)}\n`;
    await openKeyringText({ path, text, openService });
    await replaceFile({ path, text });
    return changed;
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<void> {
  try {
    await (await open(lock, "wx", 0o600)).close();
  } catch (error) {
    throw failure({ error, lock });
  }
}

function failure(input: { readonly error: unknown; readonly lock: string }): KeyringError {
  const reason = (input.error as NodeJS.ErrnoException).code ?? "unknown error";
  if (reason === "EEXIST") {
    return new KeyringError({
      code: "keyring_busy",
      message: `The keyring is being changed by another command: wait for it, or delete ${input.lock} if that command is gone.`,
    });
  }
  return new KeyringError({
    code: "keyring_unwritable",
    message: `The folder of the keyring cannot be written (${reason}): run this as the user the server runs as.`,
  });
}

async function replaceFile(input: { readonly path: string; readonly text: string }): Promise<void> {
  const next = `${input.path}.next`;
  const bytes = Buffer.from(input.text, "utf8");
  try {
    await rm(next, { force: true });
    const file = await open(next, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(next, input.path);
    await syncFolder(dirname(input.path));
  } finally {
    bytes.fill(0);
    await rm(next, { force: true });
  }
}
