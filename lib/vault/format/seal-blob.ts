import "server-only";
import { createCipheriv, type KeyObject } from "node:crypto";
import { randomSource } from "../random-source";
import { deriveBlobKeys } from "./derive-blob-keys";
import type { Purpose } from "./purpose";

/** The first byte of every blob. */
export const blobVersion = 1;

/**
 * Seals bytes as `version(1) ‖ salt(32) ‖ commit(32) ‖ ciphertext ‖ tag(16)` with AES-256-GCM under a key
 * derived for this blob alone. The length of the plaintext shows: the blob is 81 bytes longer.
 */
export function sealBlob(input: {
  readonly key: KeyObject;
  readonly purpose: Purpose;
  /** From `encodeContext`: authenticated, not stored. */
  readonly context: Buffer;
  readonly plaintext: Buffer;
}): Buffer {
  const salt = randomSource(32);
  const { key, commit, iv } = deriveBlobKeys({ key: input.key, salt, purpose: input.purpose });
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  cipher.setAAD(input.context);
  const ciphertext = cipher.update(input.plaintext);
  // GCM is a stream mode: `final` adds no bytes, it only completes the tag.
  cipher.final();
  return Buffer.concat([Buffer.of(blobVersion), salt, commit, ciphertext, cipher.getAuthTag()]);
}
