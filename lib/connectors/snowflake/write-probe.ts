import { randomBytes } from "node:crypto";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { StatementError } from "../kit/statements/statement-error";
import type { StageOutcome } from "../types";
import { quoteName, storedName } from "./identifier";
import { runStatement } from "./run-statement";

/** Creates a table, writes a row and drops it. Without a warehouse the row is left out. */
export const writeProbe: ApiStage = {
  id: "write_probe",
  title: "Write and remove a probe",
  run: async (check) => {
    const probe = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const table = [storedName(check.text("database")), storedName(check.text("schema")), probe]
      .map(quoteName)
      .join(".");
    await runStatement({ check, statement: { sql: `create transient table ${table} (id number)` } });
    let isWritten = false;
    let isGone = false;
    try {
      isWritten = await insert({ check, table });
    } finally {
      // Whatever the reason, where this fails the table is still there, and its owner has to know.
      isGone = await runStatement({ check, statement: { sql: `drop table ${table}`, isCleanup: true } }).then(
        () => true,
        () => false,
      );
    }
    if (!isGone) return leftBehind(probe);
    return isWritten ? written : onlyCreated;
  },
};

async function insert(input: { readonly check: ApiCheck; readonly table: string }): Promise<boolean> {
  try {
    await runStatement({ check: input.check, statement: { sql: `insert into ${input.table} values (1)` } });
    return true;
  } catch (error) {
    if (error instanceof StatementError && error.problem === "no_compute") return false;
    throw error;
  }
}

const written: StageOutcome = {
  status: "PASSED",
  message: "Created a table, wrote a row and removed everything.",
};

const onlyCreated: StageOutcome = {
  status: "WARNING",
  code: "starting",
  field: "warehouse",
  message: "A table was created and removed. No row was written, because no warehouse is running.",
  hint: "Start the warehouse, then test again.",
};

function leftBehind(probe: string): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "schema",
    message: `The probe table ${probe} could not be dropped.`,
    hint: "Drop this table by hand, and let the role drop tables it creates.",
  };
}
