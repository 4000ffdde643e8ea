import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import type { CheckRunOutcome, CheckRunState, SetupTestResult } from "@/lib/shared/setup-test/types";

/** A check run as the frame and the API show it. */
export function describeCheckRun({
  row,
}: {
  readonly row: {
    readonly id: string;
    readonly state: CheckRunState;
    readonly outcome: CheckRunOutcome | null;
    readonly currentStage: string | null;
    readonly wakingSince: Date | null;
    readonly results: unknown;
  };
}): CheckRunSnapshot {
  return {
    checkRunId: row.id,
    state: row.state,
    outcome: row.outcome,
    current: row.currentStage,
    wakingSince: row.wakingSince?.toISOString() ?? null,
    results: row.results as readonly SetupTestResult[],
  };
}
