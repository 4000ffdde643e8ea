-- Sandbox mode: connections that lead nowhere, made by link sessions that dial nothing.

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "sandbox" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "sandbox" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "link_session" ADD COLUMN     "sandbox" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sandbox_scenario" TEXT;

-- What a sandbox link session makes is of the sandbox, and stays so: no code path can forget it.
CREATE FUNCTION "mark_sandbox_connection"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.sandbox := NEW.sandbox OR EXISTS (
    SELECT 1 FROM link_session s
     WHERE s.id = substr(NEW.created_by, 14) AND NEW.created_by LIKE 'link\_session:%'
       AND s.workspace_id = NEW.workspace_id AND s.sandbox);
  RETURN NEW;
END $$;
CREATE TRIGGER "connection_sandbox" BEFORE INSERT ON "connection"
  FOR EACH ROW EXECUTE FUNCTION "mark_sandbox_connection"();

CREATE FUNCTION "keep_sandbox"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a connection does not leave or enter the sandbox';
END $$;
CREATE TRIGGER "connection_stays" BEFORE UPDATE OF "sandbox" ON "connection"
  FOR EACH ROW WHEN (OLD.sandbox IS DISTINCT FROM NEW.sandbox) EXECUTE FUNCTION "keep_sandbox"();

-- Events of either are told apart.
CREATE FUNCTION "mark_sandbox_event"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.sandbox := NEW.sandbox
    OR coalesce((SELECT c.sandbox FROM connection c WHERE c.id = NEW.connection_id), false)
    OR coalesce((SELECT s.sandbox FROM link_session s WHERE s.id = NEW.link_session_id), false);
  RETURN NEW;
END $$;
CREATE TRIGGER "event_sandbox" BEFORE INSERT ON "event"
  FOR EACH ROW EXECUTE FUNCTION "mark_sandbox_event"();

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
         s.field_policies, s.sandbox, s.sandbox_scenario, s.exchanged_at, s.expires_at, s.deadline_at,
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

-- The overview counts what is not of the sandbox, still from an index alone.
DROP INDEX "connection_failing";
CREATE INDEX "connection_failing" ON "connection" ("workspace_id", "verification_error_code")
  WHERE "status" = 'invalid' AND NOT "sandbox";
DROP INDEX "connection_by_status";
CREATE INDEX "connection_by_status" ON "connection" ("workspace_id", "status", "id") INCLUDE ("sandbox");
