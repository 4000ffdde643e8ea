-- When a credential ends by itself, where its values tell: few do, and only those are looked for.

ALTER TABLE "credential_version" ADD COLUMN "ends_at" TIMESTAMPTZ(3);

CREATE INDEX "credential_version_that_ends" ON "credential_version" ("workspace_id", "ends_at")
 WHERE "ends_at" IS NOT NULL;
