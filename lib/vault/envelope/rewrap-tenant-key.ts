import "server-only";
import { encodeContext } from "../format/encode-context";
import { formatSealedText } from "../format/format-sealed-text";
import { sealBlob } from "../format/seal-blob";
import type { Keyring } from "../keyring/keyring";
import type { WrappedTenantKey } from "./create-tenant-key";
import { openTenantKey } from "./open-tenant-key";

/**
 * Wraps a stored tenant key with the keyring's primary key: the key itself, and so all it has sealed, stays.
 * What it returns was opened again and found to be the same key.
 * @throws VaultError `vault_cannot_open`; then nothing may be written in the old one's place
 */
export function rewrapTenantKey(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  readonly id: string;
  readonly kekId: string;
  readonly wrapped: string;
}): WrappedTenantKey {
  const { keyring, workspaceId, id } = input;
  const { instanceId, primary } = keyring;
  const { key } = openTenantKey(input);
  const plaintext = key.export();
  try {
    const context = encodeContext(["tenant-key", instanceId, workspaceId, primary.id, id]);
    const blob = sealBlob({ key: primary.key, purpose: "tenant-key", context, plaintext });
    const wrapped = formatSealedText({ purpose: "tenant-key", keyIds: [primary.id, id], blob });
    const again = openTenantKey({ keyring, workspaceId, id, kekId: primary.id, wrapped });
    if (!again.key.equals(key)) throw new Error("a rewrapped tenant key is another key");
    return { id, kekId: primary.id, wrapped };
  } finally {
    plaintext.fill(0);
  }
}
