-- A connection keeps the version of an operator-defined type that it was made with.

-- A session, with what is stored about one destination type for it: the recipient's draft and, once there is
-- one, the connection. Names are those of the Prisma models.
CREATE OR REPLACE FUNCTION "find_capture"("session_id" text, "type" text)
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
           'id', c.id, 'name', c.name, 'typeVersion', c.type_version, 'config', c.config, 'secretProperties', c.secret_properties,
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
          credential_version, created_by, updated_by, trust_certificates, trust_fingerprints, type_version)
  SELECT connected, workspace, (submission ->> 'recipientId')::uuid, connection ->> 'destinationType',
         connection ->> 'name', connection ->> 'slug', 'needs_verification', connection -> 'config',
         ARRAY(SELECT jsonb_array_elements_text(connection -> 'secretProperties')), version, actor, actor,
         s.trust_certificates, s.trust_fingerprints, (connection ->> 'typeVersion')::int
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
