import { randomBytes } from "node:crypto";
import { quoteName } from "../kit/databricks/place";
import type { ApiStage } from "../kit/http-api/api-stage";
import type { StageOutcome } from "../types";
import { runStatement } from "./run-statement";

/** Creates a table, writes a row and drops it. */
export const writeProbe: ApiStage = {
  id: "write_probe",
  title: "Write and remove a probe",
  run: async (check) => {
    const probe = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const table = [check.text("catalog"), check.text("schema"), probe].map(quoteName).join(".");
    await runStatement({ check, statement: { sql: `create table ${table} (id int)` } });
    let isGone = false;
    try {
      await runStatement({ check, statement: { sql: `insert into ${table} values (1)` } });
    } finally {
      // Whatever the reason, where this fails the table is still there, and its owner has to know.
      isGone = await runStatement({ check, statement: { sql: `drop table ${table}`, isCleanup: true } }).then(
        () => true,
        () => false,
      );
    }
    return isGone ? written : leftBehind(probe);
  },
};

const written: StageOutcome = {
  status: "PASSED",
  message: "Created a table, wrote a row and removed everything.",
};

function leftBehind(probe: string): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "schema",
    message: `The probe table ${probe} could not be dropped.`,
    hint: "Drop this table by hand, and let tables be dropped by their owner.",
  };
}
