/**
 * Base of every expected error. `message` is what a log may hold, `userMessage` is what a person may
 * read; neither ever holds a submitted value. HTTP status codes are `lib/http`'s business alone.
 */
export abstract class LatchkeyError extends Error {
  /** Stable, part of the API. */
  abstract readonly code: string;
  /** Safe to show to the end user and to the API caller. */
  readonly userMessage: string;

  constructor(input: { readonly userMessage: string; readonly internal?: string; readonly cause?: unknown }) {
    super(input.internal ?? input.userMessage, input.cause === undefined ? {} : { cause: input.cause });
    this.name = new.target.name;
    this.userMessage = input.userMessage;
  }
}
