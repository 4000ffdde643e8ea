import { escapeIdentifier } from "pg";
import type { PostgresSettings } from "./settings";

/** What a user may do besides loading into one schema, as the server tells it. */
export interface PostgresPowers {
  readonly creates_roles: boolean;
  readonly creates_databases: boolean;
  readonly replicates: boolean;
  readonly sees_all_rows: boolean;
  /** Roles with rights beyond a schema that it is a member of. */
  readonly member_of: readonly string[];
  /** Tables of other schemas that it may change, or read; those open to everybody are not counted. */
  readonly changes: string;
  readonly reads: string;
  /** One of each; null where there is none. */
  readonly changes_one: string | null;
  readonly reads_one: string | null;
}

/** Roles that servers and clouds bring along and that reach beyond one schema. */
const mightyRoles = [
  "pg_read_all_data",
  "pg_write_all_data",
  "pg_read_server_files",
  "pg_write_server_files",
  "pg_execute_server_program",
  "pg_signal_backend",
  "pg_create_subscription",
  "pg_maintain",
  "rds_superuser",
  "rds_replication",
  "cloudsqlsuperuser",
  "alloydbsuperuser",
  "azure_pg_admin",
  "neon_superuser",
];

/** Answers a row of `PostgresPowers` for the schema $1. */
export const postgresPowers = `WITH foreign_table AS (
    SELECT n.nspname || '.' || c.relname AS name,
      has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        AND NOT has_table_privilege('public', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS changes,
      has_table_privilege(c.oid, 'SELECT') AND NOT has_table_privilege('public', c.oid, 'SELECT') AS reads
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> $1
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'USAGE'))
  SELECT r.rolcreaterole AS creates_roles, r.rolcreatedb AS creates_databases, r.rolreplication AS replicates,
    r.rolbypassrls AS sees_all_rows,
    ARRAY(SELECT g.rolname::text FROM pg_roles g WHERE pg_has_role(current_user, g.oid, 'MEMBER')
      AND g.rolname IN (${mightyRoles.map((role) => `'${role}'`).join(", ")}) ORDER BY 1) AS member_of,
    (SELECT count(*) FROM foreign_table WHERE changes) AS changes,
    (SELECT count(*) FROM foreign_table WHERE reads) AS reads,
    (SELECT min(name) FROM foreign_table WHERE changes) AS changes_one,
    (SELECT min(name) FROM foreign_table WHERE reads) AS reads_one
  FROM pg_roles r WHERE r.rolname = current_user`;

/** A sentence for each power; none for a user made for loading, nor for the owner of a database of its own. */
export function tellPowers(powers: PostgresPowers): readonly string[] {
  const { member_of, changes, changes_one, reads, reads_one } = powers;
  const roles = member_of.join(", ");
  const told: readonly (readonly [boolean, string])[] = [
    [powers.creates_roles, "It may make other users and give them rights."],
    [powers.creates_databases, "It may create databases."],
    [powers.replicates, "It may copy the whole server by replication."],
    [powers.sees_all_rows, "It sees rows that row security hides from others."],
    [member_of.length > 0, `It is a member of roles that reach beyond one schema: ${roles}.`],
    [changes_one !== null, `Tables of other schemas that it may change: ${changes}, such as ${changes_one}.`],
    [
      changes_one === null && reads_one !== null,
      `Tables of other schemas that it may read: ${reads}, such as ${reads_one}.`,
    ],
  ];
  return told.flatMap(([isSo, sentence]) => (isSo ? [sentence] : []));
}

/** Takes from the user what loading does not need, as far as one statement each does it; null where none does. */
export function shrinkUser(input: {
  readonly powers: PostgresPowers;
  readonly settings: PostgresSettings;
}): string | null {
  const { powers, settings } = input;
  const user = escapeIdentifier(settings.username);
  const attributes = [
    ...(powers.creates_roles ? ["NOCREATEROLE"] : []),
    ...(powers.creates_databases ? ["NOCREATEDB"] : []),
    ...(powers.replicates ? ["NOREPLICATION"] : []),
    ...(powers.sees_all_rows ? ["NOBYPASSRLS"] : []),
  ];
  const statements = [
    ...(attributes.length > 0 ? [`ALTER ROLE ${user} ${attributes.join(" ")};`] : []),
    ...powers.member_of.map((role) => `REVOKE ${escapeIdentifier(role)} FROM ${user};`),
  ];
  return statements.length === 0 ? null : statements.join("\n");
}
