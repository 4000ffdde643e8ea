-- CreateTable
CREATE TABLE "connection_number" (
    "number" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_number_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "transfer" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rows_transferred" BIGINT NOT NULL DEFAULT 0,
    "delta_rows_transferred" BIGINT NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("workspace_id","connection_id","id")
);

-- CreateTable
CREATE TABLE "connection_accounts" (
    "connection_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "enabled_for_extraction" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "last_succeeded_at" TIMESTAMPTZ(3),
    "was_successful" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_accounts_pkey" PRIMARY KEY ("connection_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "connection_number_workspace_id_connection_id_key" ON "connection_number"("workspace_id", "connection_id");

-- CreateIndex
CREATE INDEX "transfer_workspace_id_connection_id_ended_at_idx" ON "transfer"("workspace_id", "connection_id", "ended_at" DESC);

-- CreateIndex
CREATE INDEX "transfer_workspace_id_connection_id_created_at_id_idx" ON "transfer"("workspace_id", "connection_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "connection_accounts_workspace_id_idx" ON "connection_accounts"("workspace_id");

-- CreateIndex
CREATE INDEX "recipient_workspace_id_created_at_id_idx" ON "recipient"("workspace_id", "created_at", "id");
