import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { FailedOutcome } from "../../types";

/** A cause, and what to say about it. */
export interface ApiFailure {
  readonly code: FailureCode;
  /** Property to change. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  /** A statement or line to copy. Never holds a secret. */
  readonly remedy?: string;
}

/** Ends a stage early with a known cause. Its outcome is safe to show. */
export class StageRefusal extends Error {
  readonly outcome: FailedOutcome;

  constructor(input: { readonly failure: ApiFailure; readonly details?: readonly SetupTestFact[] }) {
    super(input.failure.message);
    this.name = "StageRefusal";
    this.outcome = { status: "FAILED", ...input.failure, details: input.details ?? [] };
  }
}
