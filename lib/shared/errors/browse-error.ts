import type { FailureCode } from "../setup-test/failure-codes";
import type { SetupTestFact } from "../setup-test/types";
import { LatchkeyError } from "./latchkey-error";

/** Causes that only looking into a destination knows. */
export type BrowseCode =
  | FailureCode
  | "feature_not_supported"
  | "query_refused"
  | "query_failed"
  | "query_timeout"
  | "table_not_found"
  | "path_escape"
  | "bad_page_token";

/** A look into a destination was refused or failed; the message never holds upstream text. */
export class BrowseError extends LatchkeyError {
  readonly code: BrowseCode;
  /** Error numbers and positions, safe to show. */
  readonly facts: readonly SetupTestFact[];

  constructor(input: {
    readonly code: BrowseCode;
    readonly userMessage: string;
    readonly facts?: readonly SetupTestFact[];
    readonly internal?: string;
    readonly cause?: unknown;
  }) {
    super(input);
    this.code = input.code;
    this.facts = input.facts ?? [];
  }
}
