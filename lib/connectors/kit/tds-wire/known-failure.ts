import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { tdsRemedies } from "./tds-remedies";

/** A cause, and what to say about it. */
export interface Failure {
  readonly code: FailureCode;
  /** A warning lets the run go on. @default "FAILED" */
  readonly status?: "WARNING";
  /** Property to change. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  /** Name of the snippet to show. */
  readonly remedy?: keyof ReturnType<typeof tdsRemedies>;
}
