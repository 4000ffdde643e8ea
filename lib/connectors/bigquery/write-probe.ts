import { randomBytes } from "node:crypto";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import type { StageOutcome } from "../types";
import { bigqueryFailures, lacking } from "./failures";
import { datasetPath, projectRequest } from "./place";

/** Creates a table and deletes it; where the dataset is yet to be created, in a dataset of the probe's own. */
export const writeProbe: ApiStage = {
  id: "write_probe",
  title: "Write and remove a probe",
  run: async (check) => {
    const probe = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    if (check.kept("creates_dataset") !== "true") {
      return probeTable({ check, schema: check.text("schema"), table: probe });
    }
    const projectId = check.text("project_id");
    const location = check.text("location");
    await create({
      check,
      path: "/datasets",
      json: {
        datasetReference: { projectId, datasetId: probe },
        ...(location === "" ? {} : { location }),
      },
    });
    let outcome: StageOutcome = leftBehind(probe);
    try {
      outcome = await probeTable({ check, schema: probe, table: probe });
    } finally {
      const path = `${datasetPath({ schema: probe })}?deleteContents=true`;
      if (!(await remove({ check, path }))) outcome = leftBehind(probe);
    }
    return outcome;
  },
};

async function probeTable(input: {
  readonly check: ApiCheck;
  readonly schema: string;
  readonly table: string;
}): Promise<StageOutcome> {
  const { check, schema, table } = input;
  const projectId = check.text("project_id");
  await create({
    check,
    path: `${datasetPath({ schema })}/tables`,
    json: {
      tableReference: { projectId, datasetId: schema, tableId: table },
      schema: { fields: [{ name: "id", type: "INTEGER" }] },
    },
  });
  const isGone = await remove({ check, path: datasetPath({ schema, table }) });
  return isGone
    ? { status: "PASSED", message: "Created a table and removed it again." }
    : leftBehind(`${schema}.${table}`);
}

async function create(input: {
  readonly check: ApiCheck;
  readonly path: string;
  readonly json: object;
}): Promise<void> {
  const { check } = input;
  const message = "The service account may not create tables in the dataset.";
  await check.call({
    ...projectRequest({ ...input, method: "POST" }),
    failures: {
      ...bigqueryFailures(check),
      "403 accessDenied": lacking({ check, role: "roles/bigquery.dataEditor", message }),
    },
  });
}

/** Whatever the reason, where this fails the probe is still there, and its owner has to know. */
function remove(input: { readonly check: ApiCheck; readonly path: string }): Promise<boolean> {
  const { check, path } = input;
  return check
    .call({
      ...projectRequest({ check, path, method: "DELETE" }),
      isCleanup: true,
      wantsJson: false,
      isExpected: (status) => status === 404 || (status >= 200 && status < 300),
    })
    .then(
      () => true,
      () => false,
    );
}

function leftBehind(probe: string): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "schema",
    message: `The probe ${probe} could not be deleted.`,
    hint: "Delete it by hand, and grant the service account the role BigQuery Data Editor.",
  };
}
