-- Actions of a form that come in at the same time are read, and written, by one statement. See docs/decisions/018.

DROP FUNCTION "find_capture"(text, text);

-- A session, with what is stored about one destination type for it: the recipient's draft and, once there is
-- one, the connection, and whether its workspace offers the type. Names are those of the Prisma models.
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
  "connection" jsonb,
  "isTypeDisabled" boolean
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
           'credentialVersion', c.credential_version) END,
         find_capture.type = ANY (w.disabled_types)
    FROM link_session s
    JOIN workspace w ON w.id = s.workspace_id
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

-- Writes many submissions in one transaction. None of them may wait long for a lock that somebody else holds, since
-- the others would wait with it: refused, each is written by itself.
CREATE FUNCTION "record_submissions"("submissions" jsonb) RETURNS void
LANGUAGE plpgsql
SET lock_timeout = '50ms' AS $$
DECLARE
  submission jsonb;
BEGIN
  FOR submission IN SELECT jsonb_array_elements(submissions) LOOP
    PERFORM record_submission(submission);
  END LOOP;
END $$;
