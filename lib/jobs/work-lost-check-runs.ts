import "server-only";
import { jobHandler } from "./job-handler";
import { type CheckRunJob, getBoss, lostCheckRuns } from "./job-queue";

/** Ends the check runs whose job failed, or whose process died, at every try: nothing else would. */
export async function workLostCheckRuns(input: {
  readonly handle: (job: CheckRunJob) => Promise<void>;
}): Promise<void> {
  await getBoss().work<CheckRunJob>(
    lostCheckRuns,
    { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
    jobHandler({ queue: lostCheckRuns, handle: input.handle }),
  );
}
