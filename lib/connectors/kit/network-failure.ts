import type { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { FailedOutcome } from "../types";
import { failureHint } from "./failure-hint";

/** Turns an error of the guarded dialer into the outcome of a stage. */
export function networkFailure(input: {
  readonly error: NetworkError;
  readonly egressAddresses: readonly string[];
  /** Property to change, by code; `otherwise` for the rest. */
  readonly fields?: { readonly otherwise?: string } & Partial<Record<FailureCode, string>>;
}): FailedOutcome {
  const { error, fields = {} } = input;
  const field = fields[error.code] ?? fields.otherwise;
  return {
    status: "FAILED",
    code: error.code,
    message: error.userMessage,
    hint: failureHint({ code: error.code, egressAddresses: input.egressAddresses }),
    details: error.facts,
    ...(field === undefined ? {} : { field }),
    ...(error.trust === undefined ? {} : { trust: error.trust }),
  };
}
