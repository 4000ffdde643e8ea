import "server-only";
import fs from "node:fs";
import path from "node:path";
import { getEnv } from "@/lib/config/env";
import { StartError } from "@/lib/shared/errors/start-error";
import { getStore } from "@/lib/store/store-holder";
import { checkSentinel } from "@/lib/vault/keyring/check-sentinel";
import { createKeyring } from "@/lib/vault/keyring/create-keyring";
import type { Keyring, KeyringKey } from "@/lib/vault/keyring/keyring";
import { readKeyring } from "@/lib/vault/keyring/read-keyring";
import { sealSentinel } from "@/lib/vault/keyring/seal-sentinel";
import { openKeyService } from "./open-key-service";
import { requireEveryKey } from "./require-every-key";

/**
 * Opens the keyring and proves that it fits the database. A new installation gets a keyring; an
 * existing one never does, since a fresh key could open nothing that is stored.
 * @throws KeyringError, KeyServiceError, StartError `keyring_lost`, `keyring_elsewhere`,
 * `keyring_outdated`, `data_folder_unusable`
 */
export async function openKeyring(input: {
  readonly path: string;
  /** What the database has of the keyring it was first started with; null in a new one. */
  readonly sentinel: string | null;
}): Promise<Keyring> {
  const { path: file, sentinel } = input;
  if (sentinel === null) {
    const keyring = fs.existsSync(file) ? await read(file) : await newKeyring(file);
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
  const keyring = await read(file);
  checkSentinel({ keyring, sentinel });
  await requireEveryKey({ keyring, path: file });
  return keyring;
}

/** Who names a key service relies on it: keys that all lie somewhere else are no silent second best. */
async function read(file: string): Promise<Keyring> {
  const keyring = await readKeyring({ path: file, openService: openKeyService });
  const { ref } = getEnv().keys;
  const lies = ({ service }: KeyringKey) => service?.ref.provider === ref?.provider;
  if (ref === null || [...keyring.keys.values()].some(lies)) return keyring;
  throw new StartError({
    code: "keyring_elsewhere",
    userMessage: `LATCHKEY_KEY_PROVIDER is ${ref.provider}, but no key of the keyring ${file} lies there: run "npm run keys -- add" with these settings first, or unset LATCHKEY_KEY_PROVIDER.`,
  });
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
  const { ref } = getEnv().keys;
  return createKeyring({ path: file, service: ref === null ? null : await openKeyService(ref) });
}
