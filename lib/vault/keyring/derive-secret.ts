import "server-only";
import { hkdfSync } from "node:crypto";
import { encodeContext } from "../format/encode-context";
import type { Keyring, KeyringKey } from "./keyring";

/**
 * A secret for another use than the vault's own (43 characters of base64url, 256 bits), such as sealing
 * sessions. Each purpose, each deployment and each key gets an unrelated one. What is made with the primary
 * key's goes on being read with it after a rotation, for as long as that key is in the keyring.
 */
export function deriveSecret(input: {
  readonly keyring: Keyring;
  readonly purpose: string;
  /** @default the primary key */
  readonly key?: KeyringKey;
}): string {
  const { instanceId, primary } = input.keyring;
  const { id, key } = input.key ?? primary;
  const info = encodeContext(["derived-secret", instanceId, id, input.purpose]);
  const bytes = Buffer.from(hkdfSync("sha512", key, Buffer.alloc(0), info, 32));
  const secret = bytes.toString("base64url");
  bytes.fill(0);
  return secret;
}
