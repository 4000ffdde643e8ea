import { NetworkError } from "@/lib/shared/errors/network-error";
import type { StageOutcome } from "../types";
import { type FieldsByCode, networkFailure } from "./network-failure";

/** Runs a stage's work; an error of the dialer becomes a result that points to a property. */
export async function pointToField(input: {
  readonly fields: FieldsByCode;
  readonly egressAddresses: readonly string[];
  readonly work: () => Promise<StageOutcome>;
}): Promise<StageOutcome> {
  try {
    return await input.work();
  } catch (error) {
    if (error instanceof NetworkError) return networkFailure({ ...input, error });
    throw error;
  }
}
