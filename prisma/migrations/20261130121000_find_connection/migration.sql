-- The API's most frequent question, as functions: PostgreSQL keeps their plans as long as a connection lives. With
-- the indexes of all the lists to weigh, planning took ten times what reading one row takes.

CREATE FUNCTION "find_connection"("workspace" uuid, "connection" uuid) RETURNS SETOF "connection"
LANGUAGE plpgsql STABLE ROWS 1
SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT c.* FROM connection c WHERE c.workspace_id = find_connection.workspace AND c.id = find_connection.connection;
END $$;

CREATE FUNCTION "last_check_run"("workspace" uuid, "connection" uuid) RETURNS SETOF "check_run"
LANGUAGE plpgsql STABLE ROWS 1
SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT r.*
    FROM check_run r
   WHERE r.workspace_id = last_check_run.workspace AND r.connection_id = last_check_run.connection
   ORDER BY r.created_at DESC
   LIMIT 1;
END $$;
