-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN "session_only" BOOLEAN NOT NULL DEFAULT false;

-- Puts a job into one of pg-boss's queues, as its documentation has it for SQL: one row of pgboss.job with the
-- queue's own settings, and word to the workers that listen.
CREATE FUNCTION "queue_job"("queue" text, "data" jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
                          expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
  SELECT q.name, queue_job.data, q.policy, q.retry_limit, q.retry_delay, coalesce(q.retry_backoff, false),
         q.retry_delay_max, q.expire_seconds, q.deletion_seconds,
         now() + q.retention_seconds * interval '1s', q.dead_letter, q.heartbeat_seconds
    FROM pgboss.queue q
   WHERE q.name = queue_job.queue;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the queue % does not exist', queue;
  END IF;
  PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), queue);
END $$;

DROP FUNCTION "queue_check_run"(uuid, uuid);

-- Writes what happened into the outbox, a delivery for every endpoint that wants to hear of it, and the jobs
-- that deliver. A part of the transaction of the change it tells of.
CREATE FUNCTION "record_event"("told" jsonb) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
  workspace uuid := told ->> 'workspaceId';
  kind text := told ->> 'type';
  session text := told ->> 'linkSessionId';
  order_key text := coalesce(told ->> 'connectionId', session, workspace::text);
  place bigint;
  endpoint uuid;
BEGIN
  INSERT INTO event (id, workspace_id, type, connection_id, link_session_id, payload)
  VALUES (told ->> 'id', workspace, kind, (told ->> 'connectionId')::uuid, session, told -> 'payload')
  RETURNING seq INTO place;

  FOR endpoint IN
    SELECT e.id
      FROM webhook_endpoint e
     WHERE e.workspace_id = workspace
       AND e.enabled
       AND (cardinality(e.event_types) = 0 OR kind = ANY (e.event_types))
       AND (NOT e.session_only OR EXISTS (
             SELECT 1 FROM link_session s WHERE s.id = session AND s.webhook_endpoint_id = e.id))
  LOOP
    INSERT INTO webhook_delivery (id, workspace_id, event_id, endpoint_id, order_key, seq)
    VALUES (gen_random_uuid(), workspace, told ->> 'id', endpoint, order_key, place);
    PERFORM queue_job('webhook', jsonb_build_object(
      'workspaceId', workspace, 'endpointId', endpoint, 'orderKey', order_key));
  END LOOP;
END $$;

-- Writes a submission: connection, credential version, check run, audit event, event, the session's and the
-- draft's link to the connection, and the check's job. Called by itself it is one transaction. Secrets come
-- sealed. The version that was in use can be restored for a week.
CREATE OR REPLACE FUNCTION "record_submission"("submission" jsonb) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
  workspace uuid := submission ->> 'workspaceId';
  actor text := submission ->> 'actor';
  session text := submission ->> 'linkSessionId';
  connection jsonb := submission -> 'connection';
  connected uuid := connection ->> 'id';
  credential jsonb := submission -> 'credential';
  version int := credential ->> 'version';
  run jsonb := submission -> 'checkRun';
  audit jsonb := submission -> 'audit';
BEGIN
  INSERT INTO connection AS stored
         (id, workspace_id, recipient_id, destination_type, name, slug, status, config, secret_properties,
          credential_version, created_by, updated_by, trust_certificates, trust_fingerprints)
  SELECT connected, workspace, (submission ->> 'recipientId')::uuid, connection ->> 'destinationType',
         connection ->> 'name', connection ->> 'slug', 'needs_verification', connection -> 'config',
         ARRAY(SELECT jsonb_array_elements_text(connection -> 'secretProperties')), version, actor, actor,
         s.trust_certificates, s.trust_fingerprints
    FROM link_session s
   WHERE s.id = session AND s.workspace_id = workspace
  ON CONFLICT ON CONSTRAINT connection_pkey DO UPDATE
     SET config = excluded.config, secret_properties = excluded.secret_properties,
         credential_version = excluded.credential_version, status = excluded.status, status_reason = NULL,
         verification_error = NULL, verification_error_code = NULL, revision = stored.revision + 1,
         updated_by = excluded.updated_by, updated_at = now()
   WHERE stored.workspace_id = workspace;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'connection % is of another workspace', connected;
  END IF;

  IF version > 1 THEN
    -- What waits to be checked makes room, as it does for any newer offer.
    DELETE FROM credential_version v
     WHERE v.connection_id = connected AND v.workspace_id = workspace AND v.state = 'candidate';
    UPDATE credential_version v
       SET state = 'replaced', destroy_after = now() + interval '7 days'
     WHERE v.connection_id = connected AND v.workspace_id = workspace AND v.state = 'active';
  END IF;
  -- Its primary key refuses the later of two submissions at once.
  INSERT INTO credential_version
         (connection_id, version, workspace_id, tenant_key_id, wrapped_key, sealed_fields, config, created_by)
  VALUES (connected, version, workspace, credential ->> 'tenantKeyId', credential ->> 'wrappedKey',
          credential -> 'sealedFields', connection -> 'config', actor);

  INSERT INTO check_run (id, workspace_id, connection_id, credential_version, plan, results, requested_by)
  VALUES ((run ->> 'id')::uuid, workspace, connected, version, run -> 'plan', '[]', actor);

  INSERT INTO audit_event (id, workspace_id, actor, action, subject, data)
  VALUES ((audit ->> 'id')::uuid, workspace, actor, audit ->> 'action', connected::text, audit -> 'data');

  INSERT INTO link_session_event (id, workspace_id, link_session_id, type, data)
  VALUES (gen_random_uuid(), workspace, session, 'submitted', jsonb_build_object('connectionId', connected));

  UPDATE link_session s
     SET connection_id = connected, last_step_id = 'check', last_error_code = NULL
   WHERE s.id = session AND s.workspace_id = workspace;

  UPDATE draft d SET submitted_as = connected
   WHERE d.id = (submission ->> 'draftId')::uuid AND d.workspace_id = workspace;

  PERFORM record_event(jsonb_build_object(
    'id', submission ->> 'eventId', 'workspaceId', workspace, 'type', audit ->> 'action',
    'connectionId', connected, 'linkSessionId', session,
    'payload', jsonb_build_object('provider', connection ->> 'destinationType', 'version', version)));

  PERFORM queue_job('check-run', jsonb_build_object(
    'workspaceId', workspace, 'checkRunId', run ->> 'id'));
END $$;
