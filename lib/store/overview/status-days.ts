import "server-only";
import { runSql } from "../run-sql";
import type { StatusCount } from "./count-statuses";
import type { Statement } from "./statement";

/** How many connections had a status at the end of a day. */
export interface StatusDayCount extends StatusCount {
  /** `2026-11-21` */
  readonly day: string;
}

/** The kept days from `from` on, oldest first. */
export function listStatusDays(input: {
  readonly workspaceId: string;
  readonly from: string;
}): Promise<readonly StatusDayCount[]> {
  return runSql<StatusDayCount>(listStatusDaysStatement(input));
}

export function listStatusDaysStatement(input: {
  readonly workspaceId: string;
  readonly from: string;
}): Statement {
  const text = `select day::text as day, status, count from status_day
                 where workspace_id = $1::uuid and day >= $2::date order by day, status`;
  return { text, values: [input.workspaceId, input.from] };
}

/** Keeps a day's figures. A day that is there already stays as it is. */
export async function keepStatusDay(input: {
  readonly workspaceId: string;
  readonly day: string;
  readonly counts: readonly StatusCount[];
}): Promise<void> {
  await runSql({
    text: `
      insert into status_day (workspace_id, day, status, count)
      select $1::uuid, $2::date, c.status, c.count
        from jsonb_to_recordset($3::jsonb) as c(status connection_status, count int)
      on conflict do nothing`,
    values: [input.workspaceId, input.day, JSON.stringify(input.counts)],
  });
}

/** The last day that is kept, `2026-11-21`; null before the first. */
export async function lastStatusDay(input: { readonly workspaceId: string }): Promise<string | null> {
  const [row] = await runSql<{ day: string | null }>({
    text: "select max(day)::text as day from status_day where workspace_id = $1::uuid",
    values: [input.workspaceId],
  });
  return row?.day ?? null;
}

/** First day of a workspace that its events tell of; null where there is none. */
export async function firstEventDay(input: { readonly workspaceId: string }): Promise<string | null> {
  const [row] = await runSql<{ day: string | null }>({
    text: `select (created_at at time zone 'UTC')::date::text as day from event
            where workspace_id = $1::uuid order by seq limit 1`,
    values: [input.workspaceId],
  });
  return row?.day ?? null;
}

/**
 * Connections by status at a time in the past, as the events before it tell. A submission by a user carries
 * the provider: it starts the connection's verification anew, other new credentials do not.
 */
export function statusesFromEvents(input: {
  readonly workspaceId: string;
  readonly before: Date;
}): Promise<readonly StatusCount[]> {
  return runSql<StatusCount>({
    text: `
      with last as (
        select distinct on (connection_id) connection_id,
               case type when 'connection.status_changed' then payload ->> 'to'
                         when 'connection.disabled' then 'disabled'
                         when 'connection.deleted' then null
                         else 'needs_verification' end as status
          from event
         where workspace_id = $1::uuid and connection_id is not null and created_at < $2 and not sandbox
           and (type in ('connection.created', 'connection.status_changed', 'connection.disabled',
                         'connection.reactivated', 'connection.deleted')
                or (type = 'connection.credentials_replaced' and payload ? 'provider'))
         order by connection_id, seq desc
      )
      select s.status, count(last.status)::int as count
        from unnest(enum_range(null::connection_status)) s(status) left join last on last.status = s.status::text
       group by s.status`,
    values: [input.workspaceId, input.before],
  });
}
