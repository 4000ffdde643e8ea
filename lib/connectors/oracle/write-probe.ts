import { randomBytes } from "node:crypto";
import type { FailedOutcome, StageOutcome } from "../types";
import { quoteName } from "./remedies";
import { type OracleCheck, sessionStage } from "./session-stage";

/** Creates a table, writes, reads and removes it: changes of the schema commit themselves here. */
export const writeProbe = sessionStage({
  id: "write_probe",
  title: "Write and remove a probe",
  run: async (check) => {
    const table = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const name = `${quoteName(check.state.schema)}.${quoteName(table)}`;
    await check.query(`CREATE TABLE ${name} (id NUMBER PRIMARY KEY)`);
    const failure = await fillTable({ check, name });
    const isGone = await dropTable({ check, name });
    if (failure !== null) return isGone ? failure : naming({ failure, table });
    return isGone ? passed : leftBehind({ check, table });
  },
});

const passed: StageOutcome = {
  status: "PASSED",
  message: "Created a table, wrote a row, read it and removed everything.",
};

interface Probe {
  readonly check: OracleCheck;
  readonly name: string;
}

async function fillTable({ check, name }: Probe): Promise<FailedOutcome | null> {
  try {
    await check.query(`INSERT INTO ${name} (id) VALUES (1)`);
    await check.query(`SELECT id FROM ${name}`);
    await check.query(`DELETE FROM ${name} WHERE id = 1`);
    return null;
  } catch (error) {
    return check.failWith(error);
  }
}

async function dropTable({ check, name }: Probe): Promise<boolean> {
  try {
    await check.query(`DROP TABLE ${name} PURGE`);
    return true;
  } catch {
    // Whatever the reason, the table is still there, and its owner has to know.
    return false;
  }
}

/** The failure says more than what is left behind, but that has to be known too. */
function naming({
  failure,
  table,
}: {
  readonly failure: FailedOutcome;
  readonly table: string;
}): FailedOutcome {
  return { ...failure, details: [...(failure.details ?? []), { label: "Left behind", value: table }] };
}

function leftBehind({ check, table }: { readonly check: OracleCheck; readonly table: string }): StageOutcome {
  return {
    ...check.fail("permissionDenied"),
    status: "WARNING",
    message: `This user may not drop tables: the probe ${table} is left in ${check.state.schema}.`,
  };
}
