import "server-only";
import { createKeyId } from "../format/create-key-id";
import { encodeContext } from "../format/encode-context";
import { formatSealedText } from "../format/format-sealed-text";
import { sealBlob } from "../format/seal-blob";
import type { Keyring } from "../keyring/keyring";
import { randomSource } from "../random-source";

/** A tenant key as it is stored. */
export interface WrappedTenantKey {
  readonly id: string;
  /** The keyring key that wraps it. */
  readonly kekId: string;
  readonly wrapped: string;
}

/** Makes a workspace's key and wraps it with the keyring's primary key. Destroying the stored row destroys all the workspace's secrets. */
export function createTenantKey(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
}): WrappedTenantKey {
  const { instanceId, primary } = input.keyring;
  const id = createKeyId();
  const plaintext = randomSource(32);
  try {
    const context = encodeContext(["tenant-key", instanceId, input.workspaceId, primary.id, id]);
    const blob = sealBlob({ key: primary.key, purpose: "tenant-key", context, plaintext });
    const wrapped = formatSealedText({ purpose: "tenant-key", keyIds: [primary.id, id], blob });
    return { id, kekId: primary.id, wrapped };
  } finally {
    plaintext.fill(0);
  }
}
