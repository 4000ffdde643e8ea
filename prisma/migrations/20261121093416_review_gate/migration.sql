-- Four eyes: which credentials count already, and which reviews a newer change has overtaken.

ALTER TABLE "connection_review" ADD COLUMN "closed_at" TIMESTAMPTZ(3);
ALTER TABLE "credential_version" ADD COLUMN "accepted_at" TIMESTAMPTZ(3);

-- What was connected before there were reviews needs none.
UPDATE "credential_version" v SET "accepted_at" = v."created_at"
  FROM "connection" c
 WHERE c."id" = v."connection_id" AND c."credential_version" = v."version"
   AND (c."status" = 'connected' OR c."last_verified_at" IS NOT NULL);

-- Writes a submission: connection, credential version, check run, audit event, event, the session's and the
-- draft's link to the connection, and the check's job. Called by itself it is one transaction. Secrets come
-- sealed. The version that was in use can be restored for a week, and
-- reviews of what was there before are over.
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
    UPDATE connection_review r
       SET state = CASE WHEN r.state = 'pending' THEN 'superseded' ELSE r.state END, closed_at = now()
     WHERE r.connection_id = connected AND r.workspace_id = workspace AND r.closed_at IS NULL;
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
