import "server-only";
import { StartError } from "@/lib/shared/errors/start-error";
import { findUnknownKey } from "@/lib/store/find-unknown-key";
import type { Keyring } from "@/lib/vault/keyring/keyring";

/**
 * Refuses a copy of the keyring file from before a rotation: it opens the sentinel as long as the rotation goes
 * on, but not every tenant key.
 * @throws StartError `keyring_outdated`
 */
export async function requireEveryKey(input: {
  readonly keyring: Keyring;
  readonly path: string;
}): Promise<void> {
  const unknown = await findUnknownKey({ known: [...input.keyring.keys.keys()] });
  if (unknown === null) return;
  throw new StartError({
    code: "keyring_outdated",
    userMessage: `The keyring ${input.path} lacks the key ${unknown}, under which credentials are stored: it is a copy from before the keys were rotated, so put the newest one in its place.`,
  });
}
