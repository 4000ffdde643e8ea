import type { ConsentFailureCode } from "@/lib/shared/capture/consent-outcomes";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** A sign-in at a provider that did not lead to tokens. Never holds the provider's own text. */
export class ConsentError extends LatchkeyError {
  readonly code: ConsentFailureCode;
  constructor(input: { readonly code: ConsentFailureCode; readonly cause?: unknown }) {
    super({ userMessage: "The sign-in failed.", internal: input.code, cause: input.cause });
    this.code = input.code;
  }
}
