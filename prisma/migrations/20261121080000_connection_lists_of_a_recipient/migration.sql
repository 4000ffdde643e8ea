-- The orders of the list of connections under the filter of a recipient, as the other filters have them.
CREATE INDEX "connection_of_recipient_by_name" ON "connection" ("workspace_id", "recipient_id", "name", "id");
CREATE INDEX "connection_of_recipient_by_created" ON "connection" ("workspace_id", "recipient_id", "created_at", "id");
CREATE INDEX "connection_of_recipient_by_updated" ON "connection" ("workspace_id", "recipient_id", "updated_at", "id");
CREATE INDEX "connection_of_recipient_by_verified" ON "connection" ("workspace_id", "recipient_id", (coalesce("last_verified_at", '-infinity'::timestamptz)), "id");
CREATE INDEX "connection_of_recipient_by_status" ON "connection" ("workspace_id", "recipient_id", "status", "id");
CREATE INDEX "connection_of_recipient_by_type" ON "connection" ("workspace_id", "recipient_id", "destination_type", "id");
