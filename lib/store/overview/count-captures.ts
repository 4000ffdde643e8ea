import "server-only";
import type { CaptureMeasure } from "../generated/client";
import { runSql } from "../run-sql";
import type { Statement } from "./statement";

/** How often something happened in the link sessions of one destination type. */
export interface CaptureCount {
  /** Empty where the user left before choosing one. */
  readonly destinationType: string;
  readonly measure: CaptureMeasure;
  readonly key: string;
  readonly code: string;
  readonly count: number;
}

interface CountInput {
  readonly workspaceId: string;
  /** Sessions opened from this time on … */
  readonly from: Date;
  /** … and before this one. */
  readonly to: Date;
  /** Sessions that are looked at, the newest. */
  readonly atMost: number;
}

/** What became of the link sessions that were opened in a time, from what their users did. */
export function countCaptures(input: CountInput): Promise<readonly CaptureCount[]> {
  return runSql<CaptureCount>(countCapturesStatement(input));
}

/**
 * Checks are looked for one session at a time, while it can last: a connection may have thousands of others. A
 * session's type is the last one a step was sent for; that of its connection; or the only one allowed. Its
 * stop is where the page said the user left, or else the last step they sent. One still open has no stop yet.
 */
const statement = `
    with opened as (
      select id, exchanged_at, destination_types, connection_id, last_step_id, expires_at, ended_at, revoked_at,
             outcome = 'success' as is_connected
        from link_session
       where workspace_id = $1::uuid and exchanged_at >= $2 and exchanged_at < $3 and not sandbox
       order by exchanged_at desc limit $4
    ), walked as (
      select o.*, w.type, w.last_step, coalesce(w.stepped, false) as stepped, coalesce(w.tested, false) as tested
        from opened o, lateral (
          select (array_agg(e.data ->> 'destinationType' order by e.at desc) filter (where e.data ? 'destinationType'))[1] as type,
                 (array_agg(e.data ->> 'stepId' order by e.at desc) filter (where e.data ? 'stepId'))[1] as last_step,
                 bool_or(e.type = 'step_completed') as stepped, bool_or(e.type = 'submitted') as tested
            from link_session_event e
           where e.workspace_id = $1::uuid and e.link_session_id = o.id) w
    ), session as (
      select w.*, coalesce(w.type, c.destination_type,
               case when cardinality(w.destination_types) = 1 then w.destination_types[1] else '' end) as chosen
        from walked w left join connection c on c.id = w.connection_id and c.workspace_id = $1::uuid
    ), failed as (
      select distinct s.id, s.chosen, t.result ->> 'id' as key, coalesce(t.result ->> 'code', '') as code
        from session s,
        lateral (select r.results from check_run r
                  where r.workspace_id = $1::uuid and r.connection_id = s.connection_id
                    and r.created_at >= s.exchanged_at and r.created_at < s.exchanged_at + interval '5 hours'
                    and r.requested_by = 'link_session:' || s.id and r.outcome = 'failed' limit 50) r,
        lateral (select f.result from jsonb_array_elements(r.results) f(result)
                  where f.result ->> 'status' = 'FAILED' limit 1) t
       where s.tested
    ), told as (
      select chosen, 'opened'::capture_measure as measure, '' as key, '' as code from session
      union all select chosen, 'stepped', '', '' from session where stepped or tested or is_connected
      union all select chosen, 'tested', '', '' from session where tested or is_connected
      union all select chosen, 'connected', '', '' from session where is_connected
      union all select chosen, 'stopped', coalesce(last_step_id, last_step, ''), '' from session
        where is_connected is not true and (ended_at is not null or revoked_at is not null or expires_at <= now())
      union all select chosen, 'failed', key, code from failed
    )
    select chosen as "destinationType", measure, key, code, count(*)::int as count
      from told group by chosen, measure, key, code`;

export function countCapturesStatement({ workspaceId, from, to, atMost }: CountInput): Statement {
  return { text: statement, values: [workspaceId, from, to, atMost] };
}
