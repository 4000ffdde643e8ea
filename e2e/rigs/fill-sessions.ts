import type { PostgresRig } from "./postgres.ts";

/**
 * Fills a workspace that has connections with the link sessions of the last `days` days: five entries each, half of
 * them submitted, a third of those after a failed check, and what else the overview reads.
 */
export async function fillSessions(input: {
  readonly rig: PostgresRig;
  readonly database: string;
  readonly workspaceId: string;
  readonly sessions: number;
  readonly days: number;
}): Promise<void> {
  const { rig, database } = input;
  for (const sql of [sessionsOf(input), ...stepsOf(input), ...othersOf(input)]) {
    await rig.query({ sql, database });
  }
  await rig.query({ sql: "vacuum analyze", database });
}

const id = "'ls_' || lpad(i::text, 22, '0')";

function sessionsOf(input: {
  readonly workspaceId: string;
  readonly sessions: number;
  readonly days: number;
}): string {
  const { workspaceId, sessions, days } = input;
  return `
    with target as (select array_agg(id) as ids from (select id from connection where workspace_id = '${workspaceId}' limit 10000) c)
    insert into link_session (id, workspace_id, recipient_id, connection_id, mode, token_hash, destination_types,
      allowed_origins, field_policies, locale, theme, created_by, created_at, token_expires_at, exchanged_at, expires_at,
      deadline_at, outcome, ended_at, last_step_id)
    select ${id}, '${workspaceId}', ('00000000-0000-4000-8000-' || lpad(to_hex(i % 500), 12, '0'))::uuid,
      case when i % 2 = 0 then target.ids[1 + i % cardinality(target.ids)] end, 'create', '\\x00',
      '{postgres,snowflake,s3}', '{}', '{}', 'en', '{}', 'system', at, at, at, at + interval '1 hour',
      at + interval '4 hours', case when i % 4 = 0 then 'success' when i % 4 = 1 then 'user_closed' end,
      case when i % 4 = 0 then at end, case when i % 4 = 1 then 'security' when i % 4 = 2 then 'check' end
    from generate_series(1, ${sessions}) i, target,
      lateral (select now() - make_interval(secs => (i::numeric * ${days} * 86400 / ${sessions})::float) as at) t`;
}

function stepsOf({ workspaceId, sessions }: { readonly workspaceId: string; readonly sessions: number }) {
  const steps = `
    insert into link_session_event (id, workspace_id, link_session_id, at, type, data)
    select gen_random_uuid(), s.workspace_id, s.id, s.exchanged_at + make_interval(secs => n),
      case when n = 4 and s.connection_id is not null then 'submitted' when n = 3 then 'step_refused' else 'step_completed' end,
      jsonb_build_object('destinationType', s.destination_types[1 + right(s.id, 4)::int % 3], 'stepId', 'step_' || n)
    from link_session s, generate_series(0, 4) n where s.workspace_id = '${workspaceId}'`;
  const runs = `
    insert into check_run (id, workspace_id, connection_id, credential_version, state, outcome, plan, results, requested_by, created_at)
    select gen_random_uuid(), s.workspace_id, s.connection_id, 1, 'finished', 'failed', '[]',
      '[{"id":"resolve","status":"PASSED"},{"id":"sign_in","status":"FAILED","code":"auth_failed"}]',
      'link_session:' || s.id, s.exchanged_at
    from link_session s where s.workspace_id = '${workspaceId}' and s.connection_id is not null
      and right(s.id, 6)::int % 3 = 0 and right(s.id, 7)::int <= ${sessions}`;
  return [steps, runs];
}

/** Webhook deliveries that were made, and credentials under two keys: what the overview has to leave out fast. */
function othersOf({ workspaceId, sessions }: { readonly workspaceId: string; readonly sessions: number }) {
  return [
    `insert into webhook_delivery (id, workspace_id, event_id, endpoint_id, order_key, seq, state, finished_at)
     select gen_random_uuid(), '${workspaceId}', 'evt_' || i, '00000000-0000-4000-8000-000000000001', 'x', i, 'succeeded', now()
       from generate_series(1, ${sessions}) i`,
    `insert into tenant_key (id, workspace_id, kek_id, wrapped_key) values
       ('fill_new', '${workspaceId}', 'x', 'x'), ('fill_old', '${workspaceId}', 'y', 'x')`,
    `insert into credential_version (connection_id, version, workspace_id, tenant_key_id, wrapped_key, sealed_fields, created_by)
     select id, 1, workspace_id, case when row_number() over () % 10 = 0 then 'fill_old' else 'fill_new' end, 'x', '{}', 'x'
       from connection where workspace_id = '${workspaceId}'`,
    `insert into credential_lease (id, workspace_id, connection_id, credential_version, api_key_id, purpose, expires_at)
     select gen_random_uuid(), workspace_id, id, 1, id, 'load', now() - interval '30 days' from connection
      where workspace_id = '${workspaceId}'`,
    `insert into trust_approval (id, workspace_id, connection_id, kind, host, port, fingerprint, facts, approved_by)
     select gen_random_uuid(), workspace_id, id, 'tls_certificate', 'x', 1, 'x',
       '[{"label":"Valid until","value":"2036-01-01 00:00 UTC"}]', 'x' from connection where workspace_id = '${workspaceId}'`,
  ];
}
