import { type PostgresCatalogue, usualSettings } from "../kit/postgres-wire/browse/catalogue";

/** Redshift's own views, which also list what lies outside of the cluster (Spectrum, data shares). */
export const redshiftCatalogue: PostgresCatalogue = {
  tables: `SELECT table_schema AS schema, table_name AS table, table_type AS kind FROM svv_tables
    WHERE ($1::boolean OR table_schema NOT IN ('pg_catalog', 'information_schema', 'pg_internal', 'pg_toast'))
      AND ($2::varchar IS NULL OR (table_schema = $2 AND table_name = $3))
    ORDER BY 1, 2 LIMIT 10000`,
  columns: `SELECT c.column_name, c.data_type, c.is_nullable = 'YES', k.column_name IS NOT NULL
    FROM svv_columns c
    LEFT JOIN (information_schema.key_column_usage k JOIN information_schema.table_constraints t
        ON t.constraint_name = k.constraint_name AND t.constraint_schema = k.constraint_schema
          AND t.constraint_type = 'PRIMARY KEY')
      ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
    WHERE c.table_schema = $1 AND c.table_name = $2 ORDER BY c.ordinal_position`,
  specs: { VIEW: "view", "EXTERNAL TABLE": "external" },
  // A fork of PostgreSQL 8, which has neither of these.
  resultColumns: null,
  hasJsonPlans: false,
  settings: usualSettings,
};
