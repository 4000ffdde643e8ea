import { randomBytes } from "node:crypto";
import type { FailedOutcome, Stage, StageOutcome } from "../../types";
import type { MysqlDialect } from "./dialect";
import { mysqlRemedies } from "./mysql-remedies";
import { type MysqlCheck, queryStage } from "./query-stage";
import { quoteName } from "./quote-name";
import type { MysqlState } from "./state";

/** Creates a table, writes, reads and removes it: changes of the schema cannot be rolled back here. */
export function writeProbe(dialect: MysqlDialect): Stage<MysqlState> {
  return queryStage({
    dialect,
    id: "write_probe",
    title: "Write and remove a probe",
    run: async (check) => {
      // A database made for the probe would have to be dropped again, perhaps with what came into it meanwhile.
      if (!check.state.databaseExists) {
        return { status: "PASSED", message: "Nothing to write to yet: the database is still to be created." };
      }
      const table = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
      const name = `${quoteName(check.settings.writeDatabase)}.${quoteName(table)}`;
      await check.query(`CREATE TABLE ${name} (id INT PRIMARY KEY)`);
      const failure = await fillTable({ check, name });
      const isGone = await dropTable({ check, name });
      if (failure !== null) return isGone ? failure : naming({ failure, table });
      return isGone ? passed : leftBehind({ check, table });
    },
  });
}

const passed: StageOutcome = {
  status: "PASSED",
  message: "Created a table, wrote a row, read it and removed everything.",
};

async function fillTable(input: {
  readonly check: MysqlCheck;
  readonly name: string;
}): Promise<FailedOutcome | null> {
  const { check, name } = input;
  try {
    await check.query(`INSERT INTO ${name} (id) VALUES (1)`);
    await check.query(`SELECT id FROM ${name}`);
    await check.query(`DELETE FROM ${name} WHERE id = 1`);
    return null;
  } catch (error) {
    return check.failWith(error);
  }
}

async function dropTable(input: { readonly check: MysqlCheck; readonly name: string }): Promise<boolean> {
  try {
    await input.check.query(`DROP TABLE ${input.name}`);
    return true;
  } catch {
    // Whatever the reason, the table is still there, and its owner has to know.
    return false;
  }
}

/** The failure says more than what is left behind, but that has to be known too. */
function naming({ failure, table }: { failure: FailedOutcome; table: string }): FailedOutcome {
  return { ...failure, details: [...(failure.details ?? []), { label: "Left behind", value: table }] };
}

function leftBehind({ check, table }: { readonly check: MysqlCheck; readonly table: string }): StageOutcome {
  const { settings } = check;
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "write_database",
    message: `This user may not drop tables: the probe ${table} is left in ${settings.writeDatabase}.`,
    hint: "Drop that table, and let the user drop tables.",
    remedy: mysqlRemedies({ settings, egressAddresses: [] }).grantWrite,
  };
}
