-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'operator', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "bulk_run_state" AS ENUM ('queued', 'running', 'finished');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('pending', 'approved', 'sent_back', 'superseded');

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "allowed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "branding" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "disabled_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "forbid_insecure_tls" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "require_review" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "require_second_factor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "password_hash" TEXT,
    "sealed_totp" TEXT,
    "tenant_key_id" TEXT,
    "wrapped_key" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "recovery_hashes" BYTEA[],
    "oidc_issuer" TEXT,
    "oidc_subject" TEXT,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_session" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "method" TEXT NOT NULL,
    "address" TEXT,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_passkey" (
    "id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "backed_up" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenge" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_run" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "connection_ids" UUID[],
    "state" "bulk_run_state" NOT NULL DEFAULT 'queued',
    "done" INTEGER NOT NULL DEFAULT 0,
    "failures" JSONB NOT NULL DEFAULT '[]',
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_review" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'pending',
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "step_id" TEXT,
    "comment" TEXT,

    CONSTRAINT "connection_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_day" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "status" "connection_status" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "status_day_pkey" PRIMARY KEY ("workspace_id","day","status")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "member_workspace_id_idx" ON "member"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_oidc_issuer_oidc_subject_key" ON "member"("oidc_issuer", "oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "member_session_token_hash_key" ON "member_session"("token_hash");

-- CreateIndex
CREATE INDEX "member_session_workspace_id_member_id_idx" ON "member_session"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "member_session_expires_at_idx" ON "member_session"("expires_at");

-- CreateIndex
CREATE INDEX "member_passkey_workspace_id_member_id_idx" ON "member_passkey"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_invitation_token_hash_key" ON "member_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "member_invitation_workspace_id_created_at_id_idx" ON "member_invitation"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_challenge_token_hash_key" ON "sign_in_challenge"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_challenge_expires_at_idx" ON "sign_in_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "saved_view_workspace_id_idx" ON "saved_view"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_member_id_name_key" ON "saved_view"("member_id", "name");

-- CreateIndex
CREATE INDEX "bulk_run_workspace_id_created_at_id_idx" ON "bulk_run"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "connection_review_workspace_id_state_requested_at_id_idx" ON "connection_review"("workspace_id", "state", "requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "connection_review_connection_id_idx" ON "connection_review"("connection_id");
