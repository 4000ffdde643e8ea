import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { oracleRemedies } from "./remedies";

/** A cause, and what to say about it. */
export interface Failure {
  readonly code: FailureCode;
  /** Property to change. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  /** Name of the snippet to show. */
  readonly remedy?: keyof ReturnType<typeof oracleRemedies>;
}
