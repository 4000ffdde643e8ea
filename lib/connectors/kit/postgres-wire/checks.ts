import { randomBytes } from "node:crypto";
import { escapeIdentifier } from "pg";
import type { Stage, StageOutcome } from "../../types";
import type { PostgresDialect } from "./dialect";
import { type PostgresPowers, shrinkUser, tellPowers } from "./powers";
import { type PostgresCheck, queryStage } from "./query-stage";
import type { PostgresState } from "./state";

/** What is checked once the sign-in worked, in order. */
export function checks(dialect: PostgresDialect): readonly Stage<PostgresState>[] {
  return [
    databaseStage(dialect),
    schemaStage(dialect),
    ...(dialect.queries.permissions === null ? [] : [permissionsStage(dialect, dialect.queries.permissions)]),
    writeProbeStage(dialect),
  ];
}

function databaseStage(dialect: PostgresDialect): Stage<PostgresState> {
  return queryStage({
    dialect,
    id: "database",
    title: "Find the database",
    run: async ({ query, state, settings }) => {
      const rows = await query<{ may_create: boolean }>(dialect.queries.database);
      state.mayCreateSchema = rows[0]?.may_create ?? false;
      return { status: "PASSED", message: `The database ${settings.database} is there.` };
    },
  });
}

function schemaStage(dialect: PostgresDialect): Stage<PostgresState> {
  return queryStage({
    dialect,
    id: "schema",
    title: "Find the schema",
    run: async ({ query, state, settings, fail }) => {
      const { schema } = settings;
      const rows = await query<{ may_use: boolean; may_create: boolean }>(dialect.queries.schema, [schema]);
      const found = rows[0];
      state.schemaExists = found !== undefined;
      if (found === undefined && !state.mayCreateSchema) return fail("schemaNotFound");
      if (found === undefined) return { status: "PASSED", message: `The schema ${schema} can be created.` };
      if (!found.may_use || !found.may_create) return fail("permissionDenied");
      return { status: "PASSED", message: `Tables can be created in the schema ${schema}.` };
    },
  });
}

function permissionsStage(dialect: PostgresDialect, sql: string): Stage<PostgresState> {
  return queryStage({
    dialect,
    id: "permissions",
    title: "Check permissions",
    run: async (check) => {
      const { query, fail } = check;
      const [found] = await query<Permissions>(sql);
      if (found?.is_replica) return fail("replica");
      if (found?.is_read_only) return fail("readOnly");
      if (found?.is_superuser) return fail("superuser");
      const excess = await excessOf({ dialect, check });
      if (excess !== null) return excess;
      return { status: "PASSED", message: "The user may write and has no more rights than it needs." };
    },
  });
}

interface Permissions {
  readonly is_replica: boolean;
  readonly is_read_only: boolean;
  readonly is_superuser: boolean;
}

/** A warning that says what the user may do besides loading; null where that is nothing. */
async function excessOf(input: {
  readonly dialect: PostgresDialect;
  readonly check: PostgresCheck;
}): Promise<StageOutcome | null> {
  const { settings, query, fail } = input.check;
  const sql = input.dialect.queries.powers;
  // A server that does not answer this can be loaded into all the same.
  const rows = sql === null ? [] : await query<PostgresPowers>(sql, [settings.schema]).catch(() => []);
  const [powers] = rows;
  const told = powers === undefined ? [] : tellPowers(powers);
  if (powers === undefined || told.length === 0) return null;
  const outcome = fail("mayMore");
  const remedy = [outcome.remedy, shrinkUser({ powers, settings })].filter(Boolean);
  return {
    ...outcome,
    message: [outcome.message, ...told].join(" "),
    ...(remedy.length === 0
      ? {}
      : { remedy: remedy.join("\n\n-- Or take from this user what it does not need:\n") }),
  };
}

function writeProbeStage(dialect: PostgresDialect): Stage<PostgresState> {
  return queryStage({
    dialect,
    id: "write_probe",
    title: "Write and remove a probe",
    run: async ({ query, state, settings }) => {
      const inSchema = escapeIdentifier(settings.schema);
      const table = `${inSchema}._latchkey_probe_${randomBytes(4).toString("hex")}`;
      if (!state.schemaExists) await query(`CREATE SCHEMA ${inSchema}`);
      await query(`CREATE TABLE ${table} (id integer)`);
      await query(`INSERT INTO ${table} VALUES (1)`);
      await query(`SELECT id FROM ${table}`);
      return {
        status: "PASSED",
        message: "Created a table, wrote a row, read it and rolled everything back.",
      };
    },
  });
}
