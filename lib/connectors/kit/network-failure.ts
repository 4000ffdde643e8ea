import type { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { FailedOutcome } from "../types";
import { failureHint } from "./failure-hint";

/** Which property a failure points to. */
export type FieldsByCode = { readonly otherwise?: string } & Partial<Record<FailureCode, string | null>>;

/** Turns an error of the guarded dialer into the outcome of a stage. */
export function networkFailure(input: {
  readonly error: NetworkError;
  readonly egressAddresses: readonly string[];
  /** Property to change, by code; `otherwise` for the rest; null where the form cannot help. */
  readonly fields?: FieldsByCode;
}): FailedOutcome {
  const { error, fields = {} } = input;
  const field = Object.hasOwn(fields, error.code) ? fields[error.code] : fields.otherwise;
  return {
    status: "FAILED",
    code: error.code,
    message: error.userMessage,
    hint: failureHint({ code: error.code, egressAddresses: input.egressAddresses }),
    details: error.facts,
    ...(field === undefined || field === null ? {} : { field }),
    ...(error.trust === undefined ? {} : { trust: error.trust }),
  };
}
