import "server-only";
import { VaultError } from "../vault-error";

const loneSurrogate = /\p{Surrogate}/u;

/**
 * The additional authenticated data of a blob: the format version and the parts, each as a netstring
 * (`<bytes in decimal>:<UTF-8>,`), so that no two lists of parts give the same bytes.
 * Throws `vault_invalid_input` on an empty part or one that has no UTF-8 form.
 */
export function encodeContext(parts: readonly string[]): Buffer {
  let text = "11:latchkey/v1,";
  for (const part of parts) {
    // Lone surrogates all become the same replacement character, which would make two places look alike.
    if (part === "" || loneSurrogate.test(part)) throw new VaultError("vault_invalid_input");
    text += `${Buffer.byteLength(part)}:${part},`;
  }
  return Buffer.from(text, "utf8");
}
