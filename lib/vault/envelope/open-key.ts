import "server-only";
import { createSecretKey, type KeyObject } from "node:crypto";
import { openBlob } from "../format/open-blob";
import { VaultError } from "../vault-error";

/** Opens a blob that holds a 256-bit key, zeroing its bytes on the way. Throws `vault_cannot_open`. */
export function openKey(input: {
  readonly key: KeyObject;
  readonly purpose: "tenant-key" | "data-key";
  readonly context: Buffer;
  readonly blob: Buffer;
}): KeyObject {
  const bytes = openBlob(input);
  try {
    if (bytes.length !== 32) throw new VaultError("vault_cannot_open");
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}
