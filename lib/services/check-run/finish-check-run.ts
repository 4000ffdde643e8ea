import "server-only";
import { isReviewRequired } from "@/lib/services/review/is-review-required";
import { judgeResults } from "@/lib/shared/setup-test/judge-results";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import type { CheckedVersion } from "./find-checked-version";
import { settleCandidate } from "./settle-candidate";
import { settleVersion } from "./settle-version";
import { tellOutcome } from "./tell-outcome";
import type { TestEvidence } from "./test-evidence";

/**
 * Writes the end of a check run and what it means for its connection, together. A run of a version that was
 * superseded (`checked` is null) changes nothing but itself; one that has an end already keeps it.
 */
export async function finishCheckRun(input: {
  readonly workspaceId: string;
  readonly checkRunId: string;
  readonly connectionId: string;
  readonly checked: CheckedVersion | null;
  readonly results: readonly SetupTestResult[];
  /** What the passed ones rest on. @default nothing stands on this run */
  readonly evidence?: readonly TestEvidence[];
}): Promise<void> {
  const { workspaceId, checkRunId, connectionId, checked, results, evidence = [] } = input;
  const outcome = judgeResults({ results });
  const reviewRequired = outcome === "passed" && (await isReviewRequired({ workspaceId }));
  const now = new Date();
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const { count } = await transaction.checkRun.updateMany({
      where: { id: checkRunId, state: { not: "finished" } },
      data: {
        state: "finished",
        outcome,
        currentStage: null,
        wakingSince: null,
        finishedAt: now,
        results: JSON.parse(JSON.stringify(results)),
        evidence: JSON.parse(JSON.stringify(evidence)),
      },
    });
    if (checked === null || count === 0) return;
    const from = await statusOf({ transaction, connectionId });
    const { version, isCandidate } = checked;
    const settled = { transaction, workspaceId, connectionId, outcome, reviewRequired, now };
    if (isCandidate) await settleCandidate({ ...settled, checked });
    else await settleVersion({ ...settled, version, results });
    const to = await statusOf({ transaction, connectionId });
    const code = results.find((result) => result.status === "FAILED")?.code ?? null;
    const place = { transaction, workspaceId, connectionId, checkRunId };
    await tellOutcome({ ...place, version, outcome, code, from, to });
  });
}

async function statusOf(input: {
  readonly transaction: TenantTransaction;
  readonly connectionId: string;
}): Promise<string | undefined> {
  const where = { id: input.connectionId };
  return (await input.transaction.connection.findFirst({ where, select: { status: true } }))?.status;
}
