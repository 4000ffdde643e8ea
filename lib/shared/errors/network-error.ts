import type { FailureCode } from "../setup-test/failure-codes";
import type { SetupTestFact, TrustRequest } from "../setup-test/types";
import { LatchkeyError } from "./latchkey-error";

/** Raised by the guarded dialer: a destination could not be reached, or not safely. */
export class NetworkError extends LatchkeyError {
  readonly code: FailureCode;
  /** What was tried, safe to show. */
  readonly facts: readonly SetupTestFact[];
  /** Present where a person may approve the peer and go on. */
  readonly trust: TrustRequest | undefined;

  constructor(input: {
    readonly code: FailureCode;
    readonly userMessage: string;
    readonly internal?: string;
    readonly facts?: readonly SetupTestFact[];
    readonly trust?: TrustRequest;
    readonly cause?: unknown;
  }) {
    super(input);
    this.code = input.code;
    this.facts = input.facts ?? [];
    this.trust = input.trust;
  }
}
