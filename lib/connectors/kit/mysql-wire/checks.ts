import type { Stage } from "../../types";
import type { MysqlDialect } from "./dialect";
import { isAdministrator, mayCreateDatabase } from "./may-create-database";
import { tellPowers } from "./powers";
import { queryStage } from "./query-stage";
import { quoteName } from "./quote-name";
import type { MysqlState } from "./state";
import { writeProbe } from "./write-probe";

/** ER_BAD_DB_ERROR: there is no such database. */
const unknownDatabase = 1049;

/** What is checked once the sign-in worked, in order. */
export function checks(dialect: MysqlDialect): readonly Stage<MysqlState>[] {
  return [
    databaseStage(dialect),
    ...(dialect.hasGrants === false ? [] : [permissionsStage(dialect)]),
    writeProbe(dialect),
  ];
}

function databaseStage(dialect: MysqlDialect): Stage<MysqlState> {
  return queryStage({
    dialect,
    id: "database",
    title: "Find the database",
    run: async ({ query, state, settings, fail, failWith }) => {
      const { writeDatabase } = settings;
      try {
        await query(`USE ${quoteName(writeDatabase)}`);
        state.databaseExists = true;
        return { status: "PASSED", message: `The database ${writeDatabase} is there.` };
      } catch (error) {
        if (!isUnknownDatabase(error) || dialect.hasGrants === false) return failWith(error);
      }
      const grants = (await query("SHOW GRANTS")).map(([grant]) => String(grant));
      if (!mayCreateDatabase({ grants, database: writeDatabase })) return fail("writeDatabaseNotFound");
      return { status: "PASSED", message: `The database ${writeDatabase} can be created.` };
    },
  });
}

function isUnknownDatabase(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "errno") === unknownDatabase;
}

function permissionsStage(dialect: MysqlDialect): Stage<MysqlState> {
  return queryStage({
    dialect,
    id: "permissions",
    title: "Check permissions",
    run: async ({ query, fail, settings }) => {
      const grants = (await query("SHOW GRANTS")).map(([grant]) => String(grant));
      if (isAdministrator(grants)) return fail("administrator");
      const told = tellPowers({ grants, ...settings });
      if (told.length === 0)
        return { status: "PASSED", message: "The user has no more rights than it needs." };
      const outcome = fail("mayMore");
      return { ...outcome, message: [outcome.message, ...told].join(" ") };
    },
  });
}
