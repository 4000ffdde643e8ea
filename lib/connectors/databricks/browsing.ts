import type { ApiLook } from "../kit/browse/browse-api";
import { browseThrough } from "../kit/browse/browse-through";
import { network, place, quoteName } from "../kit/databricks/place";
import { readWarehouse, token } from "../kit/databricks/sign-in";
import { type ApiStage, createApiCheck, toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { networkStages } from "../kit/network-stages";
import { answerBytes } from "../kit/statements/answer-bytes";
import { statementBrowsing } from "../kit/statements/statement-browsing";
import { listColumns } from "./list-columns";
import { listTables } from "./list-tables";
import { readQuery } from "./read-query";
import { runStatement } from "./run-statement";
import { asleep } from "./target-failures";

const credentialField = "auth_method";

/** Looking does not start a warehouse: that takes minutes and costs money. */
const awake: ApiStage = {
  id: "warehouse",
  title: "Find the warehouse",
  run: async (check) => {
    await readWarehouse(check);
    if (check.kept("state") !== "RUNNING") return check.refuse(asleep);
    return { status: "PASSED", message: "The warehouse is running." };
  },
};

/** A tunnel is opened first; without one, every request finds its own way. */
const tunnel = networkStages<ApiState>(network)
  .filter(({ id }) => id !== "tls" && id !== "ssh_forward")
  .map((stage) => ({ ...stage, applies: hasTunnel }));

function hasTunnel(values: Parameters<typeof network.read>[0]): boolean {
  return network.read(values).ssh !== null;
}

const open = browseThrough<ApiState>({
  createState: createApiState,
  stages: [...tunnel, ...[token, awake].map((stage) => toStage({ stage, place, credentialField }))],
});

const look: ApiLook = (work) =>
  open((input) => work({ ...input, api: createApiCheck({ ...input, place, credentialField }) }));

/** The catalog of the connection: its schemas, tables and rows, and statements that read. */
export const browsing = statementBrowsing({
  look,
  listTables,
  listColumns,
  readSample: ({ api, schema, table, limits }) => {
    const path = [api.text("catalog"), schema, table].map(quoteName).join(".");
    const maxRows = limits.maxRows + 1;
    const bytes = { maxBytes: limits.maxBytes, maxAnswerBytes: answerBytes(limits) };
    const sql = `select * from ${path} limit ${maxRows}`;
    return runStatement({ check: api, statement: { sql, maxRows, ...bytes } });
  },
  readQuery,
});
