import { BrowseError } from "@/lib/shared/errors/browse-error";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { FailedOutcome } from "../../types";
import { StageRefusal } from "../http-api/api-failure";
import { networkFailure } from "../network-failure";

/** The outcome of a stage, or one like it, as the end of a look. */
export function failedLook(input: {
  readonly outcome: FailedOutcome;
  readonly cause?: unknown;
}): BrowseError {
  const { outcome, cause } = input;
  return new BrowseError({
    code: outcome.code,
    userMessage: `${outcome.message} ${outcome.hint}`,
    facts: outcome.details ?? [],
    internal: `looking into a destination failed: ${outcome.code}`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** What a look threw: the dialer's errors and an API's refusals are explained, anything else is our fault. */
export function toBrowseError(input: {
  readonly error: unknown;
  readonly context: Pick<CheckContext, "egressAddresses">;
}): BrowseError {
  const { error, context } = input;
  if (error instanceof BrowseError) return error;
  if (error instanceof StageRefusal) return failedLook({ outcome: error.outcome });
  if (error instanceof NetworkError) {
    const { egressAddresses } = context;
    return failedLook({ outcome: networkFailure({ error, egressAddresses }), cause: error });
  }
  return new BrowseError({
    code: "internal_error",
    userMessage: "Looking into the destination broke down on our side. Please try again.",
    cause: error,
  });
}
