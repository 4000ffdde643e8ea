import { type PostgresQueries, postgresQueries } from "../kit/postgres-wire/dialect";

/** Redshift is a fork of PostgreSQL 8: it knows neither replicas nor most of the newer settings. */
export const queries: PostgresQueries = {
  ...postgresQueries,
  version: "SELECT version() AS version",
  permissions: `SELECT false AS is_replica, false AS is_read_only, usesuper AS is_superuser
    FROM pg_user WHERE usename = current_user`,
  powers: null,
};
