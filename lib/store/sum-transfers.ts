import "server-only";
import { runSql } from "./run-sql";

/** What the transfers of one connection come to. */
export interface TransferSums {
  readonly connectionId: string;
  readonly lastReport: unknown;
  readonly lastSucceededAt: Date | null;
  /** Counts as text: they may be larger than what a driver reads as a number. */
  readonly rowsLastPeriod: string;
  readonly deltaRowsLastPeriod: string;
  readonly rowsCurrentPeriod: string;
}

/**
 * The last transfer that ended, the last that succeeded and the rows of two periods, of each of these
 * connections, in one statement.
 * @param lastPeriod where the last period begins
 * @param currentPeriod where it ends and the current one begins
 */
export async function sumTransfers(input: {
  readonly workspaceId: string;
  readonly connectionIds: readonly string[];
  readonly lastPeriod: Date;
  readonly currentPeriod: Date;
}): Promise<readonly TransferSums[]> {
  const ofWanted = "workspace_id = $1::uuid and connection_id = wanted.id";
  return runSql<TransferSums>({
    text: `select wanted.id as "connectionId", last.report as "lastReport", success.ended_at as "lastSucceededAt",
        sums.rows_last::text as "rowsLastPeriod", sums.delta_last::text as "deltaRowsLastPeriod",
        sums.rows_current::text as "rowsCurrentPeriod"
      from unnest($2::uuid[]) as wanted (id)
      left join lateral (
        select report from transfer where ${ofWanted} and ended_at is not null
        order by ended_at desc limit 1
      ) as last on true
      left join lateral (
        select ended_at from transfer where ${ofWanted} and ended_at is not null and status = 'SUCCESS'
        order by ended_at desc limit 1
      ) as success on true
      cross join lateral (
        select
          coalesce(sum(rows_transferred) filter (where ended_at < $4), 0) as rows_last,
          coalesce(sum(delta_rows_transferred) filter (where ended_at < $4), 0) as delta_last,
          coalesce(sum(rows_transferred) filter (where ended_at >= $4), 0) as rows_current
        from transfer where ${ofWanted} and ended_at >= $3
      ) as sums`,
    values: [
      input.workspaceId,
      [...input.connectionIds],
      input.lastPeriod.toISOString(),
      input.currentPeriod.toISOString(),
    ],
  });
}
