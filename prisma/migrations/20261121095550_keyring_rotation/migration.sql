-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "audit_head_key_id" TEXT;

-- CreateTable
CREATE TABLE "server_node" (
    "id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "primary_key_id" TEXT NOT NULL,
    "key_ids" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "server_node_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "server_node_seen_at_idx" ON "server_node"("seen_at");
