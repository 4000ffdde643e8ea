/** How a server lists its tables and columns. Every query gives the columns named here. */
export interface PostgresCatalogue {
  /**
   * `schema`, `table`, `kind`, ordered, of what this user may read. $1: whether to include system schemas;
   * $2 and $3: the one schema and table, or null.
   */
  readonly tables: string;
  /** `name`, `type`, `nullable`, `primary_key` in order, of the table $1, $2. */
  readonly columns: string;
  /** What the kinds mean in `spec`; `table` for those not named. */
  readonly specs: Readonly<Record<string, string>>;
  /** Turns what the server says of a result into names of types; null where it has no such function. */
  readonly resultColumns: string | null;
  /** `EXPLAIN (VERBOSE, FORMAT JSON)` is there. */
  readonly hasJsonPlans: boolean;
  /** What is set for a look, after `SET LOCAL`. */
  readonly settings: readonly string[];
}

/** More tables than anybody looks through. */
const maxTables = 10_000;

/** Makes values come in one form whatever the user's defaults are. */
export const usualSettings = ["datestyle = 'ISO, YMD'", "timezone = 'UTC'"];

/** PostgreSQL's own catalogue. */
export const postgresCatalogue: PostgresCatalogue = {
  tables: `SELECT n.nspname AS schema, c.relname AS table, c.relkind::text AS kind
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
      AND ($1::boolean OR (n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'))
      AND ($2::text IS NULL OR (n.nspname = $2 AND c.relname = $3))
      AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
      AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
    ORDER BY 1, 2 LIMIT ${maxTables}`,
  columns: `SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
      NOT a.attnotnull AS nullable, EXISTS (SELECT FROM pg_catalog.pg_index i
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS primary_key
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
  specs: { v: "view", m: "materialized_view", f: "external" },
  resultColumns: `SELECT pg_catalog.format_type(f.type, f.modifier) AS type,
      coalesce(NOT a.attnotnull, true) AS nullable, EXISTS (SELECT FROM pg_catalog.pg_index i
        WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS primary_key
    FROM unnest($1::oid[], $2::integer[], $3::oid[], $4::integer[])
      WITH ORDINALITY AS f (type, modifier, relation, attribute, position)
      LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = f.relation AND a.attnum = f.attribute
    ORDER BY f.position`,
  hasJsonPlans: true,
  settings: [...usualSettings, "lock_timeout = 2000", "idle_in_transaction_session_timeout = 20000"],
};
