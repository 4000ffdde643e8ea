import type { Stage, StageOutcome } from "../types";
import { sessionStage } from "./session-stage";
import type { OracleState } from "./state";
import { writeProbe } from "./write-probe";

const database = sessionStage({
  id: "database",
  title: "Find the database",
  run: async ({ query, settings, fail }) => {
    const sql = "SELECT SYS_CONTEXT('USERENV', 'DATABASE_ROLE') FROM dual";
    const [[role] = []] = await query(sql);
    if (/STANDBY/.test(String(role))) return fail("readOnly");
    return { status: "PASSED", message: `The service ${settings.service} leads to a database.` };
  },
});

const schema = sessionStage({
  id: "schema",
  title: "Find the schema",
  run: async ({ query, state, settings, fail }) => {
    const found = (
      await query("SELECT username FROM all_users WHERE username IN (:1, :2)", [
        settings.schema,
        settings.schema.toUpperCase(),
      ])
    ).map(([name]) => String(name));
    const name = found.find((one) => one === settings.schema) ?? found[0];
    if (name === undefined) return fail("schemaNotFound");
    state.schema = name;
    return { status: "PASSED", message: `The schema ${name} is there.` };
  },
});

/** What loading into one's own schema needs, and what into another one. */
const own = ["CREATE TABLE"];
const others = [
  "CREATE ANY TABLE",
  "DROP ANY TABLE",
  "SELECT ANY TABLE",
  "INSERT ANY TABLE",
  "DELETE ANY TABLE",
];

const permissions = sessionStage({
  id: "permissions",
  title: "Check permissions",
  run: async ({ query, state, fail }) => {
    const [[user] = []] = await query("SELECT SYS_CONTEXT('USERENV', 'SESSION_USER') FROM dual");
    const given = new Set((await query("SELECT privilege FROM session_privs")).map(([one]) => String(one)));
    const isOwn = String(user) === state.schema;
    const missing = (isOwn ? own : others).filter((privilege) => !given.has(privilege));
    const mayAnyway = isOwn && given.has("CREATE ANY TABLE");
    if (missing.length > 0 && !mayAnyway) {
      return { ...fail("permissionDenied"), details: [{ label: "Missing", value: missing.join(", ") }] };
    }
    if (given.has("ALTER SYSTEM") && given.has("GRANT ANY PRIVILEGE")) return administrator;
    return {
      status: "PASSED",
      message: "The user may create tables and has no rights on the database as a whole.",
    };
  },
});

const administrator: StageOutcome = {
  status: "WARNING",
  code: "superuser",
  field: "username",
  message: "This user can do anything in the database.",
  hint: "It works. A user with rights on this schema only would be safer.",
};

/** What is checked once the sign-in worked, in order. */
export const checks: readonly Stage<OracleState>[] = [database, schema, permissions, writeProbe];
