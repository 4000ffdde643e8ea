import "server-only";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

export type KeyringErrorCode =
  | "keyring_busy"
  | "keyring_exists"
  | "keyring_invalid"
  | "keyring_key_weak"
  | "keyring_missing"
  | "keyring_unreadable"
  | "keyring_unwritable"
  | "keyring_world_readable"
  | "keyring_wrong";

/**
 * Why the keyring cannot be used. `message` is one sentence for the operator: which file, what to do; it
 * never holds key material. `userMessage` names no path.
 */
export class KeyringError extends LatchkeyError {
  readonly code: KeyringErrorCode;

  constructor(input: { readonly code: KeyringErrorCode; readonly message: string }) {
    super({ userMessage: "The server's keyring cannot be used.", internal: input.message });
    this.code = input.code;
  }
}
