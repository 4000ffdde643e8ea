import { fillConnections } from "./fill-connections.ts";
import type { PostgresRig } from "./postgres.ts";

const customers =
  "Acme,Globex,Initech,Umbrella,Hooli,Stark,Wayne,Wonka,Tyrell,Cyberdyne,Aperture,Soylent,Vandelay,Oscorp,Gringotts,Northwind,Contoso,Fabrikam,Tailspin,Östlund";
const kinds = "Foods,Labs,Media,Robotics,Bank,Airlines,Energy,Motors,Games,Health";
const types = "postgres,snowflake,bigquery,s3,mysql";

/**
 * Fills a workspace with what one has after some months, for its pages to be looked at: customers, connections that
 * work and that do not, a month of figures, link sessions that ended in every way, and what runs out soon. Nothing
 * of it is sealed, so nothing of it can be used.
 */
export async function fillWorkspace(input: {
  readonly rig: PostgresRig;
  readonly database: string;
  /** How many connections. */
  readonly count: number;
}): Promise<void> {
  const { rig, database, count } = input;
  const run = (sql: string) => rig.query({ sql, database });
  const [workspace] = await run("select id from workspace where is_default");
  const workspaceId = String(workspace?.id);
  await fillConnections({ rig, database, workspaceId, count, perRecipient: 13 });
  const statements = [...partiesOf(workspaceId), ...sessionsOf(workspaceId), ...endsOf(workspaceId)];
  for (const sql of statements) await run(sql);
}

/** Customers, and the figures of the last month. */
function partiesOf(workspaceId: string): readonly string[] {
  return [
    `insert into recipient (id, workspace_id, external_id, name)
       select r.id, '${workspaceId}', 'cus_' || (1000 + n), (string_to_array('${customers}', ','))[n] || ' ' ||
              (string_to_array('${kinds}', ','))[1 + n % 10]
         from (select recipient_id as id, row_number() over (order by recipient_id) as n
                 from (select recipient_id from connection except select id from recipient) d) r`,
    "update connection set last_verified_at = least(last_verified_at, now() - interval '3 hours'), updated_at = least(updated_at, now())",
    `update connection set is_default = true where id in
       (select distinct on (destination_type) id from connection where status = 'connected' order by destination_type, id)`,
    `insert into status_day (workspace_id, day, status, count)
       select '${workspaceId}', current_date - d, s.status, greatest(0, round(c.now * (1 - d * 0.012 * s.slope)
              + s.sway * sin(d * 1.3)))::int
         from generate_series(1, 29) d,
         (values ('connected'::connection_status, 1, 2), ('invalid', -1.5, 3), ('needs_verification', 0.5, 2),
                 ('incomplete', 0.2, 1), ('disabled', 1, 0)) s(status, slope, sway),
         lateral (select count(*) as now from connection x where x.status = s.status) c`,
    `insert into event (id, workspace_id, type, connection_id, payload, created_at)
       select 'evt_' || gen_random_uuid(), '${workspaceId}', 'connection.status_changed', id,
              jsonb_build_object('from', 'needs_verification', 'to', status, 'code', verification_error_code), created_at
         from connection`,
    `insert into bulk_run (id, workspace_id, action, connection_ids, state, done, failures, requested_by, created_at, finished_at)
       select gen_random_uuid(), '${workspaceId}', 'check', array_agg(id), 'finished', count(*),
              (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'code', 'auth_failed', 'message',
                 'The server refused the user name or the password.'))
                 from (select id, name from connection where status = 'invalid' order by id limit 4) f),
              'system', now() - interval '2 hours', now() - interval '1 hour'
         from (select id from connection order by id limit 40) c`,
  ];
}

/** Link sessions of the last weeks: one in two connects, the others stop at a step or at a test. */
function sessionsOf(workspaceId: string): readonly string[] {
  const steps = "case when n = 3 then 'submitted' else 'step_completed' end";
  return [
    `insert into link_session (id, workspace_id, recipient_id, connection_id, mode, token_hash, destination_types,
       allowed_origins, field_policies, locale, theme, created_by, created_at, token_expires_at, exchanged_at, expires_at,
       deadline_at, outcome, ended_at, last_step_id, revoked_at, hosted)
     select 'ls_fill' || lpad(i::text, 18, '0'), '${workspaceId}', c.recipient_id, case when i % 5 < 3 then c.id end,
       'create', '\\x00', array[(string_to_array('${types}', ','))[1 + i % 5]], '{}', '{}', 'en', '{}', 'system', at,
       at + interval '1 day', case when i % 11 > 0 then at end, at + interval '1 hour', at + interval '4 hours',
       case when i % 2 = 0 then 'success' when i % 4 = 1 then 'user_closed' end,
       case when i % 2 = 0 then at + interval '9 minutes' end,
       case when i % 4 = 1 then 'security' when i % 4 = 3 then 'where' end, case when i % 22 = 0 then at end, i % 3 = 0
     from generate_series(1, 90) i,
       lateral (select now() - make_interval(hours => i * 7) as at) t,
       lateral (select id, recipient_id from connection order by id offset i % 40 limit 1) c`,
    `insert into link_session_event (id, workspace_id, link_session_id, at, type, data)
     select gen_random_uuid(), workspace_id, id, exchanged_at + make_interval(mins => n), ${steps},
       jsonb_build_object('destinationType', destination_types[1], 'stepId', (array['where', 'sign_in', 'security'])[n])
     from link_session, generate_series(1, 3) n
     where exchanged_at is not null and id like 'ls_fill%' and n <= 1 + right(id, 2)::int % 3`,
    `insert into check_run (id, workspace_id, connection_id, credential_version, state, outcome, plan, results, requested_by, created_at)
     select gen_random_uuid(), workspace_id, connection_id, 1, 'finished', 'failed', '[]',
       '[{"id":"resolve","status":"PASSED"},{"id":"sign_in","status":"FAILED","code":"auth_failed"}]',
       'link_session:' || id, exchanged_at + interval '4 minutes'
     from link_session where connection_id is not null and exchanged_at is not null and right(id, 1)::int % 2 = 1`,
  ];
}

/** What runs out within days: a key, a lease, a certificate. */
function endsOf(workspaceId: string): readonly string[] {
  return [
    `insert into api_key (id, workspace_id, name, public_id, key_hash, scopes, expires_at)
       values (gen_random_uuid(), '${workspaceId}', 'Nightly pipeline', 'filled01', '\\x00', '{connections:read}',
               now() + interval '3 days')`,
    `insert into credential_lease (id, workspace_id, connection_id, credential_version, api_key_id, purpose, expires_at)
       select gen_random_uuid(), workspace_id, id, 1, id, 'nightly load', now() + interval '20 hours'
         from connection order by id limit 1`,
    `insert into trust_approval (id, workspace_id, connection_id, kind, host, port, fingerprint, facts, approved_by)
       select gen_random_uuid(), workspace_id, id, 'tls_certificate', 'db-1.example.com', 5432, 'SHA256:filled',
         jsonb_build_array(jsonb_build_object('label', 'Valid until', 'value',
           to_char(now() at time zone 'utc' + interval '5 days', 'YYYY-MM-DD HH24:MI') || ' UTC')), 'system'
         from connection order by id offset 1 limit 1`,
  ];
}
