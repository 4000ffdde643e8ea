import "server-only";
import type { CheckRun } from "./generated/client";
import { runSql } from "./run-sql";

/** A connection's last check run. */
export type LastRun = Pick<CheckRun, "id" | "connectionId" | "state" | "outcome" | "results"> & {
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

/** The last check run of each of these connections, in one statement. */
export async function findLastCheckRuns(input: {
  readonly workspaceId: string;
  readonly connectionIds: readonly string[];
}): Promise<readonly LastRun[]> {
  return runSql<LastRun>({
    text: `select run.id, run.connection_id as "connectionId", run.state, run.outcome, run.results,
        run.created_at as "createdAt", run.started_at as "startedAt", run.finished_at as "finishedAt"
      from unnest($2::uuid[]) as wanted (id)
      cross join lateral (
        select * from check_run
        where workspace_id = $1::uuid and connection_id = wanted.id
        order by created_at desc limit 1
      ) as run`,
    values: [input.workspaceId, [...input.connectionIds]],
  });
}
