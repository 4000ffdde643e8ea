import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** A step of a rotation that would lose something, and why. */
export class RotationError extends LatchkeyError {
  readonly code = "rotation_refused";
  constructor(userMessage: string) {
    super({ userMessage });
  }
}
