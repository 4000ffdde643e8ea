-- AlterEnum
ALTER TYPE "bulk_run_state" ADD VALUE 'cancelled';

-- AlterTable
ALTER TABLE "bulk_run" ADD COLUMN     "progressed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- The orders of the list of connections under the filter of a reason, of those that have one: few of many.
-- A disabled connection has the reason it was disabled for, another one first of all what its check found.
DO $$
DECLARE
  reason text := '(CASE WHEN status = ''disabled'' THEN status_reason ELSE coalesce(verification_error_code, status_reason) END)';
BEGIN
  EXECUTE format('CREATE INDEX connection_of_reason_by_name ON connection (workspace_id, %1$s, name, id) WHERE %1$s IS NOT NULL', reason);
  EXECUTE format('CREATE INDEX connection_of_reason_by_created ON connection (workspace_id, %1$s, created_at, id) WHERE %1$s IS NOT NULL', reason);
  EXECUTE format('CREATE INDEX connection_of_reason_by_updated ON connection (workspace_id, %1$s, updated_at, id) WHERE %1$s IS NOT NULL', reason);
  EXECUTE format('CREATE INDEX connection_of_reason_by_verified ON connection (workspace_id, %1$s, (coalesce(last_verified_at, ''-infinity''::timestamptz)), id) WHERE %1$s IS NOT NULL', reason);
  EXECUTE format('CREATE INDEX connection_of_reason_by_status ON connection (workspace_id, %1$s, status, id) WHERE %1$s IS NOT NULL', reason);
  EXECUTE format('CREATE INDEX connection_of_reason_by_type ON connection (workspace_id, %1$s, destination_type, id) WHERE %1$s IS NOT NULL', reason);
END
$$;
