-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "connection_status" AS ENUM ('incomplete', 'needs_verification', 'connected', 'invalid', 'disabled');

-- CreateEnum
CREATE TYPE "link_session_mode" AS ENUM ('create', 'edit', 'reauthorize');

-- CreateEnum
CREATE TYPE "check_run_state" AS ENUM ('queued', 'running', 'finished');

-- CreateEnum
CREATE TYPE "check_run_outcome" AS ENUM ('passed', 'failed', 'inconclusive');

-- CreateEnum
CREATE TYPE "trust_kind" AS ENUM ('ssh_host_key', 'tls_certificate');

-- CreateTable
CREATE TABLE "instance" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sentinel" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_setup" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "admin_setup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_key" (
    "id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kek_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "public_id" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "destination_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "connection_status" NOT NULL DEFAULT 'incomplete',
    "config" JSONB NOT NULL,
    "secret_properties" TEXT[],
    "credential_version" INTEGER NOT NULL DEFAULT 0,
    "verification_error" TEXT,
    "verification_error_code" TEXT,
    "last_verified_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential_version" (
    "connection_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "tenant_key_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "sealed_fields" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_version_pkey" PRIMARY KEY ("connection_id","version")
);

-- CreateTable
CREATE TABLE "link_session" (
    "id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "connection_id" UUID,
    "mode" "link_session_mode" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "tab_hash" BYTEA,
    "destination_types" TEXT[],
    "allowed_origins" TEXT[],
    "field_policies" JSONB NOT NULL,
    "locale" TEXT NOT NULL,
    "theme" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "token_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "exchanged_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "event_id" TEXT,
    "last_step_id" TEXT,
    "last_error_code" TEXT,

    CONSTRAINT "link_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "destination_type" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "step_id" TEXT NOT NULL,
    "tenant_key_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "sealed_values" TEXT NOT NULL,
    "submitted_as" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_run" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "state" "check_run_state" NOT NULL DEFAULT 'queued',
    "outcome" "check_run_outcome",
    "plan" JSONB NOT NULL,
    "current_stage" TEXT,
    "results" JSONB NOT NULL,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "check_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trust_approval" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" "trust_kind" NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "approved_by" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "trust_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tenant_key_workspace_id_is_primary_idx" ON "tenant_key"("workspace_id", "is_primary");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_public_id_key" ON "api_key"("public_id");

-- CreateIndex
CREATE INDEX "api_key_workspace_id_idx" ON "api_key"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_workspace_id_external_id_key" ON "recipient"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "connection_workspace_id_created_at_id_idx" ON "connection"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "connection_workspace_id_recipient_id_idx" ON "connection"("workspace_id", "recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_workspace_id_slug_key" ON "connection"("workspace_id", "slug");

-- CreateIndex
CREATE INDEX "credential_version_workspace_id_idx" ON "credential_version"("workspace_id");

-- CreateIndex
CREATE INDEX "link_session_workspace_id_created_at_id_idx" ON "link_session"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "draft_updated_at_idx" ON "draft"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "draft_workspace_id_recipient_id_destination_type_connection_key" ON "draft"("workspace_id", "recipient_id", "destination_type", "connection_id");

-- CreateIndex
CREATE INDEX "check_run_workspace_id_connection_id_created_at_idx" ON "check_run"("workspace_id", "connection_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "trust_approval_workspace_id_idx" ON "trust_approval"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "trust_approval_connection_id_kind_host_port_fingerprint_key" ON "trust_approval"("connection_id", "kind", "host", "port", "fingerprint");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_at_id_idx" ON "audit_event"("workspace_id", "at" DESC, "id" DESC);
