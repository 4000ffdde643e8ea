import "server-only";
import { runSql } from "./run-sql";

/** Runs of every workspace that have shown no sign of life for so long, in ms. */
export async function stalledBulkRuns(input: {
  readonly silentMs: number;
  readonly limit: number;
}): Promise<readonly { readonly workspaceId: string; readonly bulkRunId: string }[]> {
  return runSql({
    text: `select workspace_id as "workspaceId", id as "bulkRunId" from bulk_run
      where state in ('queued', 'running') and progressed_at < now() - make_interval(secs => $1::float / 1000)
      order by progressed_at limit $2`,
    values: [input.silentMs, input.limit],
  });
}
