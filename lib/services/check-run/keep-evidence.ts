import "server-only";
import type { StageTrace } from "@/lib/connectors/types";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { TestEvidence } from "./test-evidence";

/**
 * Adds what a test rests on to that of the tests before it, as long as all of them passed. One that was not run
 * anew keeps its age; one that was repeated for later ones to build on has passed just now.
 */
export function keepEvidence(input: {
  readonly evidence: TestEvidence[];
  readonly result: SetupTestResult;
  /** Missing where the test did not run. */
  readonly trace: StageTrace | undefined;
  readonly digest: (reads: readonly string[]) => string;
}): void {
  const { evidence, result, trace, digest } = input;
  if (trace === undefined || result.status === "FAILED" || result.status === "SKIPPED") return;
  const { id, standsSince } = result;
  const at = (trace.leavesNothing ? standsSince : undefined) ?? new Date().toISOString();
  evidence.push({ ...trace, id, at, digest: digest(trace.reads) });
}
