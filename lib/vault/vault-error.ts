import "server-only";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

export type VaultErrorCode = "vault_cannot_open" | "vault_invalid_input" | "vault_secret_wiped";

// One constant sentence per code: which byte, key or field was wrong is nobody's business.
const messages: Record<VaultErrorCode, string> = {
  vault_cannot_open: "The stored secret cannot be opened.",
  vault_invalid_input: "The value cannot be encrypted.",
  vault_secret_wiped: "The secret was already wiped from memory.",
};

/**
 * Every failure of the vault. `vault_cannot_open` covers a wrong key, a wrong place, a broken format and
 * any change of a single bit alike. It is final: never write anything back over what could not be opened.
 */
export class VaultError extends LatchkeyError {
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode) {
    super({ userMessage: messages[code] });
    this.code = code;
  }
}
