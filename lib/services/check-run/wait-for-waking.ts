import "server-only";
import { type CheckRunJob, enqueueCheckRun } from "@/lib/jobs/job-queue";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { isWaitedFor } from "./is-waited-for";

/** How long a run goes on while its destination wakes, in ms (5 minutes), and how often it asks. */
const patienceMs = 5 * 60 * 1000;
const againMs = 4_000;

/**
 * Puts a run that found its destination asleep back into the queue, so that no worker waits with it, and shows
 * what it waits at. @returns false where nobody waits for the run, or it has waited long enough: it ends as it is
 */
export async function waitForWaking(input: {
  readonly job: CheckRunJob;
  readonly run: { readonly requestedBy: string; readonly wakingSince: Date | null };
  readonly results: readonly SetupTestResult[];
}): Promise<boolean> {
  const { job, run, results } = input;
  const now = new Date();
  if (!isWaitedFor(run)) return false;
  const wakingSince = run.wakingSince ?? now;
  if (now.getTime() - wakingSince.getTime() >= patienceMs) return false;
  const at = results.findIndex(({ status }) => status === "FAILED");
  await tenantStore(job).$transaction(async (transaction) => {
    const { count } = await transaction.checkRun.updateMany({
      where: { id: job.checkRunId, state: { not: "finished" } },
      data: {
        wakingSince,
        currentStage: results[at]?.id ?? null,
        results: JSON.parse(JSON.stringify(results.slice(0, at))),
      },
    });
    // Ended by the person who waited.
    if (count === 0) return;
    await enqueueCheckRun({ transaction, job, at: new Date(now.getTime() + againMs) });
  });
  return true;
}
