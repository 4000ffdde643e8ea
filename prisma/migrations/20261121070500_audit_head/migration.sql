-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "audit_head_seq" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "audit_head_hash" BYTEA,
ADD COLUMN "audit_head_mac" BYTEA;

-- What the chain has not reached yet.
CREATE INDEX "audit_event_unchained" ON "audit_event" ("workspace_id", "at", "id") WHERE "chain_seq" IS NULL;
