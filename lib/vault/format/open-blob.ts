import "server-only";
import { createDecipheriv, type KeyObject, timingSafeEqual } from "node:crypto";
import { VaultError } from "../vault-error";
import { deriveBlobKeys } from "./derive-blob-keys";
import type { Purpose } from "./purpose";
import { blobVersion } from "./seal-blob";

const saltEnd = 33;
const commitEnd = 65;
const tagLength = 16;

/** Opens what `sealBlob` made. Throws `vault_cannot_open` for every reason alike. */
export function openBlob(input: {
  readonly key: KeyObject;
  readonly purpose: Purpose;
  readonly context: Buffer;
  readonly blob: Buffer;
}): Buffer {
  const { blob } = input;
  const tagStart = blob.length - tagLength;
  if (tagStart < commitEnd || blob[0] !== blobVersion) throw new VaultError("vault_cannot_open");

  const salt = blob.subarray(1, saltEnd);
  const { key, commit, iv } = deriveBlobKeys({ key: input.key, salt, purpose: input.purpose });
  // GCM alone does not commit to its key: without this, one blob could be made to open under two keys.
  if (!timingSafeEqual(commit, blob.subarray(saltEnd, commitEnd))) throw new VaultError("vault_cannot_open");

  // Without authTagLength Node accepts tags as short as 4 bytes.
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength });
  decipher.setAAD(input.context);
  decipher.setAuthTag(blob.subarray(tagStart));
  const plaintext = decipher.update(blob.subarray(commitEnd, tagStart));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new VaultError("vault_cannot_open");
  }
  return plaintext;
}
