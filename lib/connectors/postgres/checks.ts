import { randomBytes } from "node:crypto";
import { escapeIdentifier } from "pg";
import type { StageOutcome } from "../types";
import { authenticate } from "./authenticate";
import { queryStage } from "./query-stage";

const database = queryStage({
  id: "database",
  title: "Find the database",
  run: async ({ query, state, settings }) => {
    const rows = await query<{ may_create: boolean }>(
      "SELECT has_database_privilege(current_database(), 'CREATE') AS may_create",
    );
    state.mayCreateSchema = rows[0]?.may_create ?? false;
    return { status: "PASSED", message: `The database ${settings.database} is there.` };
  },
});

const schema = queryStage({
  id: "schema",
  title: "Find the schema",
  run: async ({ query, state, settings, fail }) => {
    const rows = await query<{ may_use: boolean; may_create: boolean }>(
      `SELECT has_schema_privilege(oid, 'USAGE') AS may_use, has_schema_privilege(oid, 'CREATE') AS may_create
       FROM pg_namespace WHERE nspname = $1`,
      [settings.schema],
    );
    const found = rows[0];
    state.schemaExists = found !== undefined;
    if (found === undefined && !state.mayCreateSchema) return fail("schemaNotFound");
    if (found === undefined)
      return { status: "PASSED", message: `The schema ${settings.schema} can be created.` };
    if (!found.may_use || !found.may_create) return fail("permissionDenied");
    return { status: "PASSED", message: `Tables can be created in the schema ${settings.schema}.` };
  },
});

const permissions = queryStage({
  id: "permissions",
  title: "Check permissions",
  run: async ({ query, fail }) => {
    const rows = await query<{ is_replica: boolean; is_read_only: boolean; is_superuser: boolean }>(
      `SELECT pg_is_in_recovery() AS is_replica, current_setting('default_transaction_read_only') = 'on' AS is_read_only,
       current_setting('is_superuser') = 'on' AS is_superuser`,
    );
    if (rows[0]?.is_replica) return fail("replica");
    if (rows[0]?.is_read_only) return fail("readOnly");
    if (rows[0]?.is_superuser) return superuser;
    return { status: "PASSED", message: "The user may write and has no more rights than it needs." };
  },
});

const superuser: StageOutcome = {
  status: "WARNING",
  code: "superuser",
  field: "username",
  message: "This user is a superuser and can do anything on the server.",
  hint: "It works. A user with rights on this schema only would be safer.",
};

const writeProbe = queryStage({
  id: "write_probe",
  title: "Write and remove a probe",
  run: async ({ query, state, settings }) => {
    const inSchema = escapeIdentifier(settings.schema);
    const table = `${inSchema}._latchkey_probe_${randomBytes(4).toString("hex")}`;
    if (!state.schemaExists) await query(`CREATE SCHEMA ${inSchema}`);
    await query(`CREATE TABLE ${table} (id integer)`);
    await query(`INSERT INTO ${table} VALUES (1)`);
    await query(`SELECT id FROM ${table}`);
    return { status: "PASSED", message: "Created a table, wrote a row, read it and rolled everything back." };
  },
});

/** What is checked once the network is known to work, in order. */
export const checks = [authenticate, database, schema, permissions, writeProbe];
