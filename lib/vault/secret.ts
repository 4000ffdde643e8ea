import "server-only";
import { inspect } from "node:util";
import { VaultError } from "./vault-error";

const redacted = "[redacted]";

/**
 * An opened secret that does not show itself: printing, logging, inspecting and JSON all give "[redacted]".
 * `wipe` zeroes the bytes held here. A string got from `reveal` cannot be zeroed in JavaScript: it stays in
 * memory until the garbage collector reuses the space, so reveal late and keep no copy.
 */
export class Secret {
  #bytes: Buffer | null;

  /** Takes the bytes over without copying: the caller must not use them afterwards. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** A secret from text, such as a form value. */
  static fromText(text: string): Secret {
    return new Secret(Buffer.from(text, "utf8"));
  }

  /** The secret as text. Throws `vault_secret_wiped` after `wipe`, and a TypeError where it is no UTF-8. */
  reveal(): string {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.#held());
  }

  /** A copy of the bytes, for the caller to zero after use. */
  revealBytes(): Buffer {
    return Buffer.from(this.#held());
  }

  /** Zeroes the bytes; safe to call twice. */
  wipe(): void {
    this.#bytes?.fill(0);
    this.#bytes = null;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [inspect.custom](): string {
    return redacted;
  }

  #held(): Buffer {
    if (this.#bytes === null) throw new VaultError("vault_secret_wiped");
    return this.#bytes;
  }
}
