import "server-only";
import { runSql } from "./run-sql";

/**
 * Counts a try before it is made, in one statement, so that any number of tries at once are counted one by one.
 * From the last free one on each starts a pause, twice as long as the one before, up to the longest.
 * @returns null where the try may be made, else the end of the pause that is on
 */
export async function claimSignInTry(input: {
  readonly key: Uint8Array;
  readonly now: Date;
  readonly freeTries: number;
  readonly longestPauseSeconds: number;
  /** Tries before this time are forgotten. */
  readonly since: Date;
}): Promise<Date | null> {
  const { key, now } = input;
  const values = [key, now, input.freeTries, input.longestPauseSeconds, input.since];
  const counted = await runSql({
    text: `
      insert into sign_in_throttle as t (key, failures, updated_at) values ($1, 1, $2)
      on conflict (key) do update
        set failures = case when t.updated_at < $5 then 1 else t.failures + 1 end,
            blocked_until = case when t.updated_at >= $5 and t.failures + 1 >= $3::int
              then $2::timestamptz
                   + make_interval(secs => least($4::int, power(2, least(t.failures + 2 - $3::int, 30)))) end,
            updated_at = $2
        where t.blocked_until is null or t.blocked_until <= $2
      returning key`,
    values,
  });
  if (counted.length === 1) return null;
  const [row] = await runSql<{ until: Date }>({
    text: "select coalesce(blocked_until, $2::timestamptz) as until from sign_in_throttle where key = $1",
    values: [key, now],
  });
  return row?.until ?? now;
}
