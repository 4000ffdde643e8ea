-- What a submission reads and writes, as functions. PostgreSQL keeps the plans of a function's statements as
-- long as a connection lives, with or without a pooler in front; a statement that is sent is planned each
-- time, which was two thirds of what it cost. A plan is often made while the tables are small and kept while
-- they grow, so none may scan a table. See docs/decisions/004.

-- A session, with what is stored about one destination type for it: the recipient's draft and, once there is
-- one, the connection. Names are those of the Prisma models.
CREATE FUNCTION "find_capture"("session_id" text, "type" text)
RETURNS TABLE (
  "id" text,
  "workspaceId" uuid,
  "recipientId" uuid,
  "connectionId" uuid,
  "mode" text,
  "destinationTypes" text[],
  "fieldPolicies" jsonb,
  "exchangedAt" timestamptz,
  "expiresAt" timestamptz,
  "deadlineAt" timestamptz,
  "revokedAt" timestamptz,
  "endedAt" timestamptz,
  "draft" jsonb,
  "connection" jsonb
)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT s.id, s.workspace_id, s.recipient_id, s.connection_id, s.mode::text, s.destination_types,
         s.field_policies, s.exchanged_at, s.expires_at, s.deadline_at, s.revoked_at, s.ended_at,
         CASE WHEN d.id IS NOT NULL THEN jsonb_build_object(
           'id', d.id, 'stepId', d.step_id, 'tenantKeyId', d.tenant_key_id, 'wrappedKey', d.wrapped_key,
           'sealedValues', d.sealed_values, 'submittedAs', d.submitted_as) END,
         CASE WHEN c.id IS NOT NULL THEN jsonb_build_object(
           'id', c.id, 'name', c.name, 'config', c.config, 'secretProperties', c.secret_properties,
           'credentialVersion', c.credential_version) END
    FROM link_session s
    LEFT JOIN draft d
      ON d.workspace_id = s.workspace_id
     AND d.recipient_id = s.recipient_id
     AND d.destination_type = find_capture.type
         -- The draft of a new connection has the nil UUID, and keeps it after the first submission.
     AND d.connection_id = coalesce(
           CASE WHEN s.mode <> 'create' THEN s.connection_id END, '00000000-0000-0000-0000-000000000000')
    LEFT JOIN connection c
      ON c.workspace_id = s.workspace_id
     AND c.recipient_id = s.recipient_id
     AND c.destination_type = find_capture.type
     AND c.id = coalesce(s.connection_id, d.submitted_as)
   WHERE s.id = find_capture.session_id;
END $$;

-- Puts a check run into pg-boss's queue, as its documentation has it for SQL: one row of pgboss.job with the
-- queue's own settings, and word to the workers that listen. The integration suite compares both with what
-- pg-boss itself does.
CREATE FUNCTION "queue_check_run"("workspace_id" uuid, "check_run_id" uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
                          expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
  SELECT q.name,
         jsonb_build_object('workspaceId', queue_check_run.workspace_id, 'checkRunId', queue_check_run.check_run_id),
         q.policy, q.retry_limit, q.retry_delay, coalesce(q.retry_backoff, false), q.retry_delay_max,
         q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1s', q.dead_letter,
         q.heartbeat_seconds
    FROM pgboss.queue q
   WHERE q.name = 'check-run';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the queue check-run does not exist';
  END IF;
  PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), 'check-run');
END $$;

-- Writes a submission: connection, credential version, check run, audit event, the session's and the draft's
-- link to the connection, and the check's job. Called by itself it is one transaction. Secrets come sealed.
CREATE FUNCTION "record_submission"("submission" jsonb) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
  workspace uuid := submission ->> 'workspaceId';
  actor text := submission ->> 'actor';
  connection jsonb := submission -> 'connection';
  connected uuid := connection ->> 'id';
  credential jsonb := submission -> 'credential';
  version int := credential ->> 'version';
  run jsonb := submission -> 'checkRun';
  audit jsonb := submission -> 'audit';
BEGIN
  INSERT INTO connection AS stored
         (id, workspace_id, recipient_id, destination_type, name, slug, status, config, secret_properties,
          credential_version, created_by, updated_by)
  VALUES (connected, workspace, (submission ->> 'recipientId')::uuid, connection ->> 'destinationType',
          connection ->> 'name', connection ->> 'slug', 'needs_verification', connection -> 'config',
          ARRAY(SELECT jsonb_array_elements_text(connection -> 'secretProperties')), version, actor, actor)
  ON CONFLICT ON CONSTRAINT connection_pkey DO UPDATE
     SET config = excluded.config, secret_properties = excluded.secret_properties,
         credential_version = excluded.credential_version, status = excluded.status,
         verification_error = NULL, verification_error_code = NULL,
         updated_by = excluded.updated_by, updated_at = now()
   WHERE stored.workspace_id = workspace;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'connection % is of another workspace', connected;
  END IF;

  -- Its primary key refuses the later of two submissions at once.
  INSERT INTO credential_version
         (connection_id, version, workspace_id, tenant_key_id, wrapped_key, sealed_fields, created_by)
  VALUES (connected, version, workspace, credential ->> 'tenantKeyId', credential ->> 'wrappedKey',
          credential -> 'sealedFields', actor);

  INSERT INTO check_run (id, workspace_id, connection_id, credential_version, plan, results, requested_by)
  VALUES ((run ->> 'id')::uuid, workspace, connected, version, run -> 'plan', '[]', actor);

  INSERT INTO audit_event (id, workspace_id, actor, action, subject, data)
  VALUES ((audit ->> 'id')::uuid, workspace, actor, audit ->> 'action', connected::text, audit -> 'data');

  UPDATE link_session s
     SET connection_id = connected, last_step_id = 'check', last_error_code = NULL
   WHERE s.id = submission ->> 'linkSessionId' AND s.workspace_id = workspace;

  UPDATE draft d SET submitted_as = connected
   WHERE d.id = (submission ->> 'draftId')::uuid AND d.workspace_id = workspace;

  PERFORM queue_check_run(workspace, (run ->> 'id')::uuid);
END $$;
