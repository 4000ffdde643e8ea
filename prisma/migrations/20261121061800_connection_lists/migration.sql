-- One index per order of the list of connections, alone and under each filter, so that a page of any of
-- them is read from where it starts. A connection that was never verified sorts before all others.
CREATE INDEX "connection_by_name" ON "connection" ("workspace_id", "name", "id");
CREATE INDEX "connection_by_updated" ON "connection" ("workspace_id", "updated_at", "id");
CREATE INDEX "connection_by_verified" ON "connection" ("workspace_id", (coalesce("last_verified_at", '-infinity'::timestamptz)), "id");
CREATE INDEX "connection_by_status" ON "connection" ("workspace_id", "status", "id");
CREATE INDEX "connection_by_type" ON "connection" ("workspace_id", "destination_type", "id");

CREATE INDEX "connection_of_status_by_name" ON "connection" ("workspace_id", "status", "name", "id");
CREATE INDEX "connection_of_status_by_created" ON "connection" ("workspace_id", "status", "created_at", "id");
CREATE INDEX "connection_of_status_by_updated" ON "connection" ("workspace_id", "status", "updated_at", "id");
CREATE INDEX "connection_of_status_by_verified" ON "connection" ("workspace_id", "status", (coalesce("last_verified_at", '-infinity'::timestamptz)), "id");
CREATE INDEX "connection_of_status_by_type" ON "connection" ("workspace_id", "status", "destination_type", "id");

CREATE INDEX "connection_of_type_by_name" ON "connection" ("workspace_id", "destination_type", "name", "id");
CREATE INDEX "connection_of_type_by_created" ON "connection" ("workspace_id", "destination_type", "created_at", "id");
CREATE INDEX "connection_of_type_by_updated" ON "connection" ("workspace_id", "destination_type", "updated_at", "id");
CREATE INDEX "connection_of_type_by_verified" ON "connection" ("workspace_id", "destination_type", (coalesce("last_verified_at", '-infinity'::timestamptz)), "id");
CREATE INDEX "connection_of_type_by_status" ON "connection" ("workspace_id", "destination_type", "status", "id");

-- Substring search. The embedded database has no pg_trgm, and some servers do not allow it: search works
-- without, and reads the workspace's rows.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "connection_search" ON "connection" USING gin ("name" gin_trgm_ops, "slug" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not available';
END
$$;
