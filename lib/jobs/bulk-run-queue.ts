import "server-only";
import { jobHandler } from "./job-handler";
import { bulkRuns, getBoss, type JobTransaction, loadPgBoss } from "./job-queue";

/** A bulk run that waits to be carried out. */
export interface BulkRunJob {
  readonly workspaceId: string;
  readonly bulkRunId: string;
}

/** Puts a bulk run into the queue, as part of the caller's transaction where there is one. */
export async function enqueueBulkRun(input: {
  readonly transaction?: JobTransaction;
  readonly job: BulkRunJob;
}): Promise<void> {
  const { fromPrisma } = await loadPgBoss();
  const { transaction, job } = input;
  await getBoss().send(bulkRuns, job, transaction === undefined ? {} : { db: fromPrisma(transaction) });
}

/** Carries out bulk runs in this process. A handler that throws gets its job again. */
export async function workBulkRuns(input: {
  readonly handle: (job: BulkRunJob, signal: AbortSignal) => Promise<void>;
  /** Runs at the same time. */
  readonly concurrency: number;
}): Promise<void> {
  await getBoss().work<BulkRunJob>(
    bulkRuns,
    { localConcurrency: input.concurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
    jobHandler({ queue: bulkRuns, handle: input.handle }),
  );
}
