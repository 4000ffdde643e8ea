-- CreateEnum
CREATE TYPE "oauth_consent_status" AS ENUM ('ready', 'started', 'exchanging', 'connected', 'failed');

-- CreateTable
CREATE TABLE "oauth_consent" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "link_session_id" TEXT NOT NULL,
    "tab_hash" BYTEA NOT NULL,
    "destination_type" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "ticket_hash" BYTEA NOT NULL,
    "state_hash" BYTEA,
    "browser_hash" BYTEA,
    "status" "oauth_consent_status" NOT NULL DEFAULT 'ready',
    "failure_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "oauth_consent_ticket_hash_key" ON "oauth_consent"("ticket_hash");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_consent_state_hash_key" ON "oauth_consent"("state_hash");

-- CreateIndex
CREATE INDEX "oauth_consent_workspace_id_idx" ON "oauth_consent"("workspace_id");

-- CreateIndex
CREATE INDEX "oauth_consent_expires_at_idx" ON "oauth_consent"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_consent_link_session_id_destination_type_step_id_key" ON "oauth_consent"("link_session_id", "destination_type", "step_id");
