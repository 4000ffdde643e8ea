import "server-only";
import { formatSealedText } from "../format/format-sealed-text";
import { sealBlob } from "../format/seal-blob";
import { VaultError } from "../vault-error";
import { fieldContext } from "./field-context";
import type { DataKey } from "./keys";
import type { Scope } from "./scope";

/**
 * Seals one value for one field of one scope. A Buffer handed in stays the caller's to zero. Throws
 * `vault_invalid_input` on text with half a surrogate pair: it has no UTF-8 form and would not come back as it was.
 */
export function sealField(input: {
  readonly dataKey: DataKey;
  readonly scope: Scope;
  /** JSON pointer of the field, such as `/password`. */
  readonly field: string;
  readonly plaintext: Buffer | string;
}): string {
  const { dataKey, plaintext } = input;
  if (typeof plaintext === "string" && /\p{Surrogate}/u.test(plaintext))
    throw new VaultError("vault_invalid_input");
  const bytes = typeof plaintext === "string" ? Buffer.from(plaintext, "utf8") : plaintext;
  try {
    const blob = sealBlob({
      key: dataKey.key,
      purpose: "field",
      context: fieldContext(input),
      plaintext: bytes,
    });
    return formatSealedText({ purpose: "field", keyIds: [dataKey.id], blob });
  } finally {
    if (bytes !== plaintext) bytes.fill(0);
  }
}
