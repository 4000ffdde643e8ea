import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { PostgresRemedies } from "./postgres-remedies";

/** What a failure may point to. Which property that is, the card says. */
export type FailureField = "host" | "port" | "tls" | "database" | "schema" | "username" | "password";

/** A cause, and what to say about it. */
export interface Failure {
  readonly code: FailureCode;
  /** A warning lets the run go on. @default "FAILED" */
  readonly status?: "WARNING";
  /** What to change. */
  readonly field?: FailureField;
  readonly message: string;
  readonly hint: string;
  /** Name of the snippet to show. */
  readonly remedy?: keyof PostgresRemedies;
}
