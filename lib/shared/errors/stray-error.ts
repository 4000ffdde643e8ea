import { LatchkeyError } from "./latchkey-error";

/** Something was thrown out of an event, where no caller could catch it. What was entered is not judged by it. */
export class StrayError extends LatchkeyError {
  readonly code = "internal_error";
  constructor(input: { readonly cause: unknown }) {
    super({
      userMessage: "This broke down on our side. Please try again.",
      internal: "an error was thrown where nobody could catch it",
      cause: input.cause,
    });
  }
}
