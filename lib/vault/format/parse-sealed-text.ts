import "server-only";
import { VaultError } from "../vault-error";
import { keyIdPattern } from "./create-key-id";
import { keyIdCount, type Purpose } from "./purpose";

/** The parts of a blob's text form. */
export interface SealedText {
  readonly keyIds: readonly string[];
  readonly blob: Buffer;
}

/**
 * Reads the one spelling `formatSealedText` writes and no other (no padding, no spaces, no second base64
 * spelling of the same bytes). Throws `vault_cannot_open`, without a word of the input.
 */
export function parseSealedText(input: { readonly purpose: Purpose; readonly text: string }): SealedText {
  const [format, purpose, ...rest] = input.text.split(".");
  const body = rest.pop() ?? "";
  const blob = Buffer.from(body, "base64url");
  const valid =
    format === "lk1" &&
    purpose === input.purpose &&
    rest.length === keyIdCount[input.purpose] &&
    rest.every((id) => keyIdPattern.test(id)) &&
    blob.toString("base64url") === body;
  if (!valid) throw new VaultError("vault_cannot_open");
  return { keyIds: rest, blob };
}
