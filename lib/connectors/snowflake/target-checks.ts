import { factText } from "../kit/http-api/api-answer";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import type { StatementRows } from "../kit/statements/statement-rows";
import { quoteName, quoteText, storedName } from "./identifier";
import { runStatement, startStatement } from "./run-statement";
import { asleep, grant, noWarehouse, stoppedWarehouse } from "./target-failures";

/** Any user may run it, and unlike most that are short it needs a warehouse: one that wakes by itself does. */
const wakingStatement = "select count(*) from table(generator(rowcount => 1000))";

const warehouse: ApiStage = {
  id: "warehouse",
  title: "Find the warehouse",
  run: async (check) => {
    const entered = check.text("warehouse");
    const name = entered === "" ? check.kept("warehouse") : storedName(entered);
    if (name === "") return noWarehouse;
    const found = await ask(check, `show warehouses like ${quoteText(name)}`);
    const row = found.rows.find((one) => cellOf({ found, row: one, column: "name" }) === name);
    if (row === undefined) return check.refuse(grant({ kind: "warehouse", name, check }));
    const state = cellOf({ found, row, column: "state" });
    const wakes = cellOf({ found, row, column: "auto_resume" }) === "true";
    if (state !== "STARTED" && !wakes) return stoppedWarehouse(name);
    if (check.mayWake && /^(SUSPENDED|SUSPENDING|RESUMING)$/.test(state)) {
      if (state === "SUSPENDED") await startStatement({ check, statement: { sql: wakingStatement } });
      return check.refuse(asleep);
    }
    return { status: "PASSED", message: `The warehouse ${factText(name)} is there.` };
  },
};

const database: ApiStage = {
  id: "database",
  title: "Find the database",
  run: async (check) => {
    const name = storedName(check.text("database"));
    await find({ check, kind: "database", name, sql: `show databases like ${quoteText(name)}` });
    return { status: "PASSED", message: `The database ${factText(name)} is there.` };
  },
};

const schema: ApiStage = {
  id: "schema",
  title: "Find the schema",
  run: async (check) => {
    const name = storedName(check.text("schema"));
    const parent = quoteName(storedName(check.text("database")));
    const sql = `show schemas like ${quoteText(name)} in database ${parent}`;
    await find({ check, kind: "schema", name, sql });
    return { status: "PASSED", message: `The schema ${factText(name)} is there.` };
  },
};

/** SHOW compares without regard to case, and `_` and `%` stand for others: the name has to be the very one. */
async function find(input: {
  readonly check: ApiCheck;
  readonly kind: "database" | "schema";
  readonly name: string;
  readonly sql: string;
}): Promise<void> {
  const found = await ask(input.check, input.sql);
  const isThere = found.rows.some((row) => cellOf({ found, row, column: "name" }) === input.name);
  if (!isThere) input.check.refuse(grant(input));
}

function cellOf(input: {
  readonly found: StatementRows;
  readonly row: readonly unknown[];
  readonly column: string;
}): string {
  const at = input.found.columns.findIndex(({ name }) => name.toLowerCase() === input.column);
  return String(input.row[at] ?? "");
}

function ask(check: ApiCheck, sql: string): Promise<StatementRows> {
  return runStatement({ check, statement: { sql, maxRows: 10_000 } });
}

/** Finds where the data is to go, in order. */
export const targetChecks: readonly ApiStage[] = [warehouse, database, schema];
