import type { FailureCode } from "../setup-test/failure-codes";
import { LatchkeyError } from "./latchkey-error";

/** Causes that only looking into a destination knows. */
export type BrowseCode =
  | FailureCode
  | "feature_not_supported"
  | "query_refused"
  | "query_failed"
  | "query_timeout"
  | "table_not_found"
  | "bad_page_token";

/** A look into a destination was refused or failed; the message never holds upstream text. */
export class BrowseError extends LatchkeyError {
  readonly code: BrowseCode;

  constructor(input: {
    readonly code: BrowseCode;
    readonly userMessage: string;
    readonly internal?: string;
    readonly cause?: unknown;
  }) {
    super(input);
    this.code = input.code;
  }
}
