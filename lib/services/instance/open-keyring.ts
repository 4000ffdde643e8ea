import "server-only";
import fs from "node:fs";
import path from "node:path";
import { StartError } from "@/lib/shared/errors/start-error";
import { getStore } from "@/lib/store/store-holder";
import { checkSentinel } from "@/lib/vault/keyring/check-sentinel";
import { createKeyring } from "@/lib/vault/keyring/create-keyring";
import type { Keyring } from "@/lib/vault/keyring/keyring";
import { readKeyring } from "@/lib/vault/keyring/read-keyring";
import { sealSentinel } from "@/lib/vault/keyring/seal-sentinel";

/**
 * Opens the keyring and proves that it fits the database. A new installation gets a keyring; an
 * existing one never does, since a fresh key could open nothing that is stored.
 * @throws KeyringError, StartError `keyring_lost`, `data_folder_unusable`
 */
export async function openKeyring(input: {
  readonly path: string;
  /** What the database has of the keyring it was first started with; null in a new one. */
  readonly sentinel: string | null;
}): Promise<Keyring> {
  const { path: file, sentinel } = input;
  if (sentinel === null) {
    const keyring = fs.existsSync(file) ? await readKeyring({ path: file }) : await newKeyring(file);
    const { prisma } = getStore();
    await prisma.instance.create({ data: { id: 1, sentinel: sealSentinel({ keyring }) } });
    return keyring;
  }
  if (!fs.existsSync(file)) {
    throw new StartError({
      code: "keyring_lost",
      userMessage: `The keyring ${file} is missing, and the stored credentials cannot be read without it: put it back from your backup, or set LATCHKEY_KEYRING to where it is.`,
    });
  }
  const keyring = await readKeyring({ path: file });
  checkSentinel({ keyring, sentinel });
  return keyring;
}

async function newKeyring(file: string): Promise<Keyring> {
  const folder = path.dirname(file);
  try {
    // With a PostgreSQL server no database folder was made in it before.
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartError({
      code: "data_folder_unusable",
      userMessage: `The folder ${folder} of the keyring cannot be made: check the folders above it, or set LATCHKEY_KEYRING to another place.`,
      cause,
    });
  }
  return createKeyring({ path: file });
}
