import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import type { FailureTable } from "../kit/http-api/judge-answer";
import type { StageOutcome } from "../types";
import { bigqueryFailures, lacking, unknownProject } from "./failures";
import { datasetPath, projectRequest, projectsOrigin } from "./place";
import { writeProbe } from "./write-probe";

const dataset: ApiStage = {
  id: "dataset",
  title: "Find the dataset",
  run: async (check) => {
    const answer = await check.call({
      ...projectRequest({ check, path: datasetPath({ schema: check.text("schema") }) }),
      failures: withoutMissing(bigqueryFailures(check)),
      isExpected: (status) => status === 200 || status === 404,
    });
    if (answer.status === 404) {
      // One reason for both; only the words tell which of the two is missing.
      const isProject = /^Not found: Project\b/.test(readPath(answer.json, "error.message"));
      return isProject ? check.refuse(unknownProject) : missingDataset(check);
    }
    const location = readPath(answer.json, "location");
    const wanted = check.text("location");
    if (wanted !== "" && wanted.toLowerCase() !== location.toLowerCase()) return otherLocation(location);
    check.keep("location", location);
    const details = [{ label: "Location", value: factText(location) }];
    return { status: "PASSED", message: "The dataset is there.", details };
  },
};

function withoutMissing({ "404": _missing, ...others }: FailureTable): FailureTable {
  return others;
}

/** A dataset that can be created at the first load is as good as one that is there. */
async function missingDataset(check: ApiCheck): Promise<StageOutcome> {
  const permission = "bigquery.datasets.create";
  const { json } = await check.call({
    method: "POST",
    url: `${projectsOrigin}/v1/projects/${encodeURIComponent(check.text("project_id"))}:testIamPermissions`,
    headers: bearer(check),
    json: { permissions: [permission] },
    // Where this cannot be asked, the dataset is missing all the same.
    isExpected: (status) => status < 500 && status !== 429,
    wantsJson: false,
  });
  const granted: unknown = Object(json).permissions;
  if (Array.isArray(granted) && granted.includes(permission)) {
    check.keep("creates_dataset", "true");
    return { status: "PASSED", message: "The dataset is not there yet, but the account may create it." };
  }
  return check.refuse({
    code: "schema_not_found",
    field: "schema",
    message: "There is no such dataset in the project, and the account may not create one.",
    hint: "Check the spelling of project and dataset, or create the dataset and grant the account BigQuery Data Editor on it.",
  });
}

function otherLocation(location: string): StageOutcome {
  return {
    status: "FAILED",
    code: "region_mismatch",
    field: "location",
    message: "The dataset is in another location.",
    hint: `Enter ${factText(location)}, or leave the field empty.`,
  };
}

const jobs: ApiStage = {
  id: "permissions",
  title: "Check permissions",
  run: async (check) => {
    const location = check.kept("location") || check.text("location");
    const query = { query: "select 1", useLegacySql: false };
    const message = "The service account may not run queries in the project.";
    await check.call({
      ...projectRequest({
        check,
        method: "POST",
        path: "/jobs",
        json: {
          configuration: { dryRun: true, query },
          ...(location === "" ? {} : { jobReference: { location } }),
        },
      }),
      failures: {
        ...bigqueryFailures(check),
        "403 accessDenied": lacking({ check, role: "roles/bigquery.jobUser", message }),
      },
    });
    return { status: "PASSED", message: "The service account may run queries." };
  },
};

/** What is asked of BigQuery, in order. */
export const checks: readonly ApiStage[] = [dataset, jobs, writeProbe];
