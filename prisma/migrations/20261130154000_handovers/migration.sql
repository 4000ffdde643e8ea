-- Links by which somebody else fills in one step of a form, or by which its user goes on on another device.

-- AlterTable
ALTER TABLE "link_session" ADD COLUMN     "handed_over_by" TEXT,
ADD COLUMN     "part_secrets_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "part_step_id" TEXT;

-- CreateIndex
CREATE INDEX "link_session_workspace_id_handed_over_by_created_at_idx" ON "link_session"("workspace_id", "handed_over_by", "created_at" DESC);

-- A session, with what is stored about one destination type for it: the recipient's draft and, once there is
-- one, the connection, and whether its workspace offers the type. Names are those of the Prisma models. A sandbox session has drafts and connections of
-- its own: what is typed in one is never met in the other.
DROP FUNCTION "find_capture"(text, text);
CREATE FUNCTION "find_capture"("session_id" text, "type" text)
RETURNS TABLE (
  "id" text,
  "workspaceId" uuid,
  "recipientId" uuid,
  "connectionId" uuid,
  "mode" text,
  "destinationTypes" text[],
  "fieldPolicies" jsonb,
  "handedOverBy" text,
  "partStepId" text,
  "partSecretsOnly" boolean,
  "sandbox" boolean,
  "sandboxScenario" text,
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
         s.field_policies, s.handed_over_by, s.part_step_id, s.part_secrets_only, s.sandbox, s.sandbox_scenario, s.exchanged_at, s.expires_at, s.deadline_at,
         s.revoked_at, s.ended_at,
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
         -- The draft of a new connection has the nil UUID, or that of the sandbox, and keeps it after the first
         -- submission.
     AND d.connection_id = CASE
           WHEN s.mode <> 'create' AND s.connection_id IS NOT NULL THEN s.connection_id
           WHEN s.sandbox THEN '00000000-0000-0000-0000-000000000001'::uuid
           ELSE '00000000-0000-0000-0000-000000000000'::uuid END
    LEFT JOIN connection c
      ON c.workspace_id = s.workspace_id
     AND c.recipient_id = s.recipient_id
     AND c.destination_type = find_capture.type
     AND c.id = coalesce(s.connection_id, d.submitted_as)
     AND c.sandbox = s.sandbox
   WHERE s.id = find_capture.session_id;
END $$;
