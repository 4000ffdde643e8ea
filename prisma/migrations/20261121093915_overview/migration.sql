-- CreateEnum
CREATE TYPE "capture_measure" AS ENUM ('closed', 'opened', 'stepped', 'tested', 'connected', 'stopped', 'failed');

-- DropIndex
DROP INDEX "credential_version_workspace_id_idx";

-- CreateTable
CREATE TABLE "capture_day" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "destination_type" TEXT NOT NULL,
    "measure" "capture_measure" NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "capture_day_pkey" PRIMARY KEY ("workspace_id","day","destination_type","measure","key","code")
);

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_actor_at_id_idx" ON "audit_event"("workspace_id", "actor", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_action_at_id_idx" ON "audit_event"("workspace_id", "action", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_subject_at_id_idx" ON "audit_event"("workspace_id", "subject", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "credential_lease_workspace_id_expires_at_idx" ON "credential_lease"("workspace_id", "expires_at");

-- CreateIndex
CREATE INDEX "credential_version_workspace_id_tenant_key_id_idx" ON "credential_version"("workspace_id", "tenant_key_id");

-- CreateIndex
CREATE INDEX "link_session_workspace_id_recipient_id_created_at_id_idx" ON "link_session"("workspace_id", "recipient_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "link_session_workspace_id_exchanged_at_idx" ON "link_session"("workspace_id", "exchanged_at");

-- What the overview asks for, each entered where its answer starts.
CREATE INDEX "connection_failing" ON "connection" ("workspace_id", "verification_error_code") WHERE "status" = 'invalid';
CREATE INDEX "connection_sign_in_ends" ON "connection" ("workspace_id", ("config" ->> 'oauth_expires_at'))
  WHERE "config" ? 'oauth_expires_at' AND NOT ('oauth_refresh_token' = ANY ("secret_properties"));
CREATE INDEX "trust_approval_certificate_ends" ON "trust_approval"
  ("workspace_id", (jsonb_path_query_first("facts", '$[*] ? (@.label == "Valid until").value') #>> '{}'))
  WHERE "kind" = 'tls_certificate' AND "revoked_at" IS NULL;
CREATE INDEX "webhook_delivery_overdue" ON "webhook_delivery" ("workspace_id", "next_attempt_at") WHERE "state" = 'pending';
CREATE INDEX "webhook_delivery_failed" ON "webhook_delivery" ("workspace_id", "finished_at") WHERE "state" = 'failed';
CREATE INDEX "link_session_revoked" ON "link_session" ("workspace_id", "created_at" DESC, "id" DESC) WHERE "revoked_at" IS NOT NULL;

-- The history of one connection and of one session, without reading everybody's.
CREATE INDEX "event_of_connection" ON "event" ("workspace_id", "connection_id", "seq") WHERE "connection_id" IS NOT NULL;
CREATE INDEX "event_of_session" ON "event" ("workspace_id", "link_session_id", "seq") WHERE "link_session_id" IS NOT NULL;
