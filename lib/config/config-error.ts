import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** The process cannot start as it is configured; the message is for the operator and names no value. */
export class ConfigError extends LatchkeyError {
  readonly code = "config_invalid";

  constructor(input: { readonly problems: readonly string[] }) {
    super({ userMessage: `Cannot start: ${input.problems.join("; ")}.` });
  }
}
