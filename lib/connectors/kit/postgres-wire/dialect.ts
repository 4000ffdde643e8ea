import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { NetworkFields, NetworkTarget } from "../network-target";
import type { Failure, FailureField } from "./known-failure";
import type { KnownFailure } from "./known-failures";
import type { PostgresRemedies } from "./postgres-remedies";
import { postgresPowers } from "./powers";
import type { PostgresSettings } from "./settings";

/** What a server that speaks PostgreSQL's protocol has of its own. */
export interface PostgresDialect {
  /** Properties that network failures point to. */
  readonly networkFields: NetworkFields;
  /** Properties that the other failures point to; null where the card has none. */
  readonly fields: Readonly<Record<FailureField, string | null>>;
  readTarget(values: PropertyValues): NetworkTarget;
  readSettings(values: PropertyValues): PostgresSettings;
  readonly queries: PostgresQueries;
  /** Statements that limit how long the others of a transaction may take. */
  readonly limits: readonly string[];
  /** Causes that mean something else here, or need other words. */
  readonly failures?: Partial<Record<KnownFailure, Failure>>;
  /** Snippets to copy. @default those of PostgreSQL */
  readonly remedies?: (input: {
    readonly settings: PostgresSettings;
    readonly egressAddresses: readonly string[];
  }) => PostgresRemedies;
}

/** Queries that answer in one row, under the names given. */
export interface PostgresQueries {
  /** `version`. */
  readonly version: string;
  /** `may_create`: whether the user may create schemas in the database. */
  readonly database: string;
  /** `may_use`, `may_create` of the schema $1; no row where there is none. */
  readonly schema: string;
  /** `is_replica`, `is_read_only`, `is_superuser`; null where the server has no such thing. */
  readonly permissions: string | null;
  /** Columns of `PostgresPowers` for the schema $1; null where the server has no such thing. */
  readonly powers: string | null;
}

/** Milliseconds one statement may take; below the limit of a stage, so that the server's answer comes first. */
const statementMs = 8_000;

/** The queries of PostgreSQL itself. */
export const postgresQueries: PostgresQueries = {
  version: "SELECT current_setting('server_version') AS version",
  database: "SELECT has_database_privilege(current_database(), 'CREATE') AS may_create",
  schema: `SELECT has_schema_privilege(oid, 'USAGE') AS may_use, has_schema_privilege(oid, 'CREATE') AS may_create
    FROM pg_namespace WHERE nspname = $1`,
  permissions: `SELECT pg_is_in_recovery() AS is_replica,
    current_setting('default_transaction_read_only') = 'on' AS is_read_only,
    current_setting('is_superuser') = 'on' AS is_superuser`,
  powers: postgresPowers,
};

export const statementLimit = `SET LOCAL statement_timeout = ${statementMs}`;

/** The time limits of PostgreSQL itself. */
export const postgresLimits = [statementLimit, `SET LOCAL lock_timeout = ${statementMs}`];
