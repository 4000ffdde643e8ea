import "server-only";
import { hkdfSync } from "node:crypto";
import { encodeContext } from "../format/encode-context";
import type { Keyring } from "./keyring";

/**
 * A secret for another use than the vault's own (43 characters of base64url, 256 bits), such as sealing
 * sessions. Each purpose and each deployment gets an unrelated one. It changes with the primary key, so
 * use it only for what may be lost on a rotation.
 */
export function deriveSecret(input: { readonly keyring: Keyring; readonly purpose: string }): string {
  const { instanceId, primary } = input.keyring;
  const info = encodeContext(["derived-secret", instanceId, primary.id, input.purpose]);
  const bytes = Buffer.from(hkdfSync("sha512", primary.key, Buffer.alloc(0), info, 32));
  const secret = bytes.toString("base64url");
  bytes.fill(0);
  return secret;
}
