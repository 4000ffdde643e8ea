import "server-only";
import { enqueueBulkRun } from "@/lib/jobs/bulk-run-queue";
import { stalledBulkRuns } from "@/lib/store/stalled-bulk-runs";

/** A run silent for so long has lost its job, in ms: longer than a batch of checks is waited for. */
const silentMs = 150_000;
/** Runs woken at a time; the rest at the next. */
const limit = 50;

/** Wakes runs whose job was lost with a process. @returns how many */
export async function wakeBulkRuns(): Promise<number> {
  const stalled = await stalledBulkRuns({ silentMs, limit });
  for (const job of stalled) await enqueueBulkRun({ job });
  return stalled.length;
}
