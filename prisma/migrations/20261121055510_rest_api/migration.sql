-- CreateEnum
CREATE TYPE "connection_visibility" AS ENUM ('private', 'global');

-- CreateEnum
CREATE TYPE "credential_state" AS ENUM ('active', 'candidate', 'replaced', 'rejected');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'succeeded', 'failed', 'cancelled');

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "allowed_networks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "created_by" TEXT NOT NULL DEFAULT 'system',
ADD COLUMN     "release_public_key" JSONB;

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "chain_hash" BYTEA,
ADD COLUMN     "chain_seq" BIGINT;

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "deployment" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "is_default" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "load_settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "status_reason" TEXT,
ADD COLUMN     "trust_certificates" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "trust_fingerprints" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "type_version" INTEGER,
ADD COLUMN     "visibility" "connection_visibility" NOT NULL DEFAULT 'private';

-- AlterTable
ALTER TABLE "credential_version" ADD COLUMN     "config" JSONB,
ADD COLUMN     "destroy_after" TIMESTAMPTZ(3),
ADD COLUMN     "state" "credential_state" NOT NULL DEFAULT 'active';

-- AlterTable
ALTER TABLE "link_session" ADD COLUMN     "hosted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "return_url" TEXT,
ADD COLUMN     "trust_certificates" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "trust_fingerprints" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "webhook_endpoint_id" UUID;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "forbid_plaintext_release" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "link_session_event" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "link_session_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "link_session_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "algorithm" TEXT NOT NULL DEFAULT 'hmac',
    "tenant_key_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "sealed_secrets" JSONB NOT NULL,
    "public_key" TEXT,
    "overlap_until" TIMESTAMPTZ(3),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "connection_id" UUID,
    "link_session_id" TEXT,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_status" INTEGER,
    "last_error_code" TEXT,
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" INTEGER,
    "error_code" TEXT,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_request" (
    "workspace_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "tenant_key_id" TEXT,
    "wrapped_key" TEXT,
    "sealed_response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_request_pkey" PRIMARY KEY ("workspace_id","api_key_id","key")
);

-- CreateTable
CREATE TABLE "credential_lease" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "api_key_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_lease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_destination_type" (
    "workspace_id" UUID NOT NULL,
    "type_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "schema" JSONB NOT NULL,
    "check" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "custom_destination_type_pkey" PRIMARY KEY ("workspace_id","type_id","version")
);

-- CreateIndex
CREATE INDEX "link_session_event_workspace_id_link_session_id_at_idx" ON "link_session_event"("workspace_id", "link_session_id", "at");

-- CreateIndex
CREATE INDEX "webhook_endpoint_workspace_id_idx" ON "webhook_endpoint"("workspace_id");

-- CreateIndex
CREATE INDEX "event_workspace_id_seq_idx" ON "event"("workspace_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_state_next_attempt_at_idx" ON "webhook_delivery"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_order_key_seq_idx" ON "webhook_delivery"("endpoint_id", "order_key", "seq");

-- CreateIndex
CREATE INDEX "webhook_delivery_workspace_id_created_at_id_idx" ON "webhook_delivery"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_event_id_endpoint_id_key" ON "webhook_delivery"("event_id", "endpoint_id");

-- CreateIndex
CREATE INDEX "webhook_attempt_workspace_id_delivery_id_at_idx" ON "webhook_attempt"("workspace_id", "delivery_id", "at");

-- CreateIndex
CREATE INDEX "idempotent_request_expires_at_idx" ON "idempotent_request"("expires_at");

-- CreateIndex
CREATE INDEX "credential_lease_workspace_id_connection_id_created_at_idx" ON "credential_lease"("workspace_id", "connection_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_workspace_id_chain_seq_key" ON "audit_event"("workspace_id", "chain_seq");

-- One default connection per destination type.
CREATE UNIQUE INDEX "connection_one_default" ON "connection"("workspace_id", "destination_type") WHERE "is_default";
