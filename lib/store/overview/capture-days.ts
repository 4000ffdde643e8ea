import "server-only";
import { runSql } from "../run-sql";
import type { CaptureCount } from "./count-captures";
import type { Statement } from "./statement";

/** What stands in the days that were counted, from `from` on. */
export function sumCaptureDays(input: {
  readonly workspaceId: string;
  readonly from: string;
}): Promise<readonly CaptureCount[]> {
  return runSql<CaptureCount>(sumCaptureDaysStatement(input));
}

export function sumCaptureDaysStatement(input: {
  readonly workspaceId: string;
  /** `2026-11-21` */
  readonly from: string;
}): Statement {
  const text = `
    select destination_type as "destinationType", measure, key, code, sum(count)::int as count from capture_day
     where workspace_id = $1::uuid and day >= $2::date and measure <> 'closed'
     group by destination_type, measure, key, code`;
  return { text, values: [input.workspaceId, input.from] };
}

/** The last day that was counted, `2026-11-21`; null before the first. */
export async function lastCaptureDay(input: { readonly workspaceId: string }): Promise<string | null> {
  const [row] = await runSql<{ day: string | null }>({
    text: "select max(day)::text as day from capture_day where workspace_id = $1::uuid",
    values: [input.workspaceId],
  });
  return row?.day ?? null;
}

/** Keeps what became of a day's sessions. A day that is there already stays as it is. */
export async function keepCaptureDay(input: {
  readonly workspaceId: string;
  readonly day: string;
  readonly counts: readonly CaptureCount[];
}): Promise<void> {
  const closed: CaptureCount = { destinationType: "", measure: "closed", key: "", code: "", count: 0 };
  await runSql({
    text: `
      insert into capture_day (workspace_id, day, destination_type, measure, key, code, count)
      select $1::uuid, $2::date, c."destinationType", c.measure, c.key, c.code, c.count
        from jsonb_to_recordset($3::jsonb) as
             c("destinationType" text, measure capture_measure, key text, code text, count int)
      on conflict do nothing`,
    values: [input.workspaceId, input.day, JSON.stringify([...input.counts, closed])],
  });
}

/** First day of a workspace on which a link session was opened; null where none was. */
export async function firstOpenedDay(input: { readonly workspaceId: string }): Promise<string | null> {
  const [row] = await runSql<{ day: string | null }>({
    text: `select (min(exchanged_at) at time zone 'UTC')::date::text as day from link_session
            where workspace_id = $1::uuid and exchanged_at is not null`,
    values: [input.workspaceId],
  });
  return row?.day ?? null;
}
