import { failureCodes } from "./failure-codes";
import type { CheckRunOutcome, SetupTestResult } from "./types";

/**
 * The outcome of a finished check run. The first failure decides: later stages are skipped after it.
 * A run without results proves nothing and is `inconclusive`.
 */
export function judgeResults({ results }: { readonly results: readonly SetupTestResult[] }): CheckRunOutcome {
  const failure = results.find((result) => result.status === "FAILED");
  if (failure === undefined) {
    return results.some((result) => result.status === "PASSED") ? "passed" : "inconclusive";
  }
  return failure.code !== undefined && failureCodes[failure.code].judged ? "failed" : "inconclusive";
}
