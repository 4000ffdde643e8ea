-- CreateTable
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "tenant_key_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "sealed_key" TEXT,
    "published_until" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signing_key_workspace_id_created_at_idx" ON "signing_key"("workspace_id", "created_at" DESC);
