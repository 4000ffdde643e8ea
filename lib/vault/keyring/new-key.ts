import "server-only";
import { createKeyId } from "../format/create-key-id";
import { randomSource } from "../random-source";
import type { KeyringFile } from "./keyring-file";

/** A random key as the keyring file holds it. */
export function newKey(input: { readonly state: "active" | "decrypt-only" }): KeyringFile["keys"][number] {
  const bytes = randomSource(32);
  const b64 = bytes.toString("base64");
  bytes.fill(0);
  return { id: createKeyId(), b64, state: input.state, createdAt: new Date().toISOString() };
}
