import "server-only";
import { log } from "@/lib/config/logger";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** A job as the queue hands it out. */
interface HandedJob<Data> {
  readonly data: Data;
  /** Aborted where the job is taken away from this process. */
  readonly signal: AbortSignal;
}

/** What the queue keeps of a job that failed: a code, with neither message nor stack. */
class JobError extends Error {
  readonly code: string;

  constructor(input: { readonly code: string }) {
    super(input.code);
    this.name = "JobError";
    this.code = input.code;
    delete this.stack;
  }
}

/**
 * Lets a queue run `handle`, one job at a time. pg-boss writes what a handler throws into its table, with stack,
 * causes and every property: those of Prisma hold the values of a row. So the error goes to the log, which knows
 * what to leave out, and the table gets its code. Thrown it is in any case: the queue gives the job again.
 */
export function jobHandler<Data extends object>(input: {
  readonly queue: string;
  readonly handle: (data: Data, signal: AbortSignal) => Promise<void>;
}): (jobs: readonly HandedJob<Data>[]) => Promise<void> {
  return async ([job]) => {
    if (job === undefined) return;
    try {
      await input.handle(job.data, job.signal);
    } catch (error) {
      log("error", "a job failed", { action: input.queue, ...namesIn(job.data), error });
      throw new JobError({ code: error instanceof LatchkeyError ? error.code : "internal_error" });
    }
  };
}

/** Which workspace and check run a job is about, for the log. */
function namesIn(data: object): { readonly workspaceId?: string; readonly checkRunId?: string } {
  const { workspaceId, checkRunId } = data as Record<string, unknown>;
  return {
    ...(typeof workspaceId === "string" ? { workspaceId } : {}),
    ...(typeof checkRunId === "string" ? { checkRunId } : {}),
  };
}
