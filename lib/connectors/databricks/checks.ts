import { quoteName } from "../kit/databricks/place";
import { authenticate, startWarehouse, token } from "../kit/databricks/sign-in";
import { factText } from "../kit/http-api/api-answer";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { explaining } from "../kit/statements/explaining";
import type { StageOutcome } from "../types";
import { runStatement } from "./run-statement";
import { asleep, explainTarget, missing, notRunning, notTested } from "./target-failures";
import { writeProbe } from "./write-probe";

const warehouse: ApiStage = {
  id: "warehouse",
  title: "Find the warehouse",
  run: async (check) => {
    const state = check.kept("state");
    if (state === "DELETED" || state === "DELETING") return check.refuse(missing("warehouse"));
    if (state !== "RUNNING") return wake({ check, state });
    const details = [{ label: "Warehouse", value: factText(check.kept("name")) }];
    return { status: "PASSED", message: "The warehouse is running.", details };
  },
};

const schema: ApiStage = {
  id: "schema",
  title: "Find the schema",
  run: (check) => whileRunning({ check, work: () => findSchema(check) }),
};

async function findSchema(check: ApiCheck): Promise<StageOutcome> {
  const name = check.text("schema");
  const sql = `show schemas in ${quoteName(check.text("catalog"))}`;
  const { rows } = await runStatement({ check, statement: { sql, maxRows: 20_000 } });
  // Names differ in more than their case.
  const isThere = rows.some(([found]) => String(found).toLowerCase() === name.toLowerCase());
  if (!isThere) return check.refuse(missing("schema"));
  return { status: "PASSED", message: `The schema ${factText(name)} is there.` };
}

/** Starting takes minutes and money, so only somebody who waits for it has it started. */
async function wake(input: { readonly check: ApiCheck; readonly state: string }): Promise<StageOutcome> {
  const { check, state } = input;
  if (!check.mayWake) return notRunning(state);
  // What stops cannot be started until it has stopped; what starts already need not be.
  if (state === "STOPPED" && !(await startWarehouse(check))) return notRunning(state);
  return check.refuse(asleep);
}

/** Nothing runs on a warehouse that is off; whether it is started was decided before. */
async function whileRunning(input: {
  readonly check: ApiCheck;
  readonly work: () => Promise<StageOutcome>;
}): Promise<StageOutcome> {
  return input.check.kept("state") === "RUNNING" ? input.work() : notTested;
}

const probe: ApiStage = {
  ...writeProbe,
  run: (check) => whileRunning({ check, work: () => writeProbe.run(check) }),
};

/** What is asked of the workspace, in order. */
export const checks: readonly ApiStage[] = [
  token,
  authenticate,
  warehouse,
  ...[schema, probe].map((stage) => explaining(stage, explainTarget)),
];
