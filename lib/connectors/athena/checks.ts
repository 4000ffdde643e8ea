import { randomBytes } from "node:crypto";
import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ApiStage } from "../kit/http-api/api-stage";
import { explaining } from "../kit/statements/explaining";
import type { StageOutcome } from "../types";
import { callAthena, catalog } from "./call";
import { removeResult } from "./remove-result";
import { runQuery } from "./run-query";

const workgroup: ApiStage = {
  id: "authenticate",
  title: "Sign in and find the workgroup",
  run: async (check) => {
    const name = check.text("workgroup", "primary");
    const json = await callAthena({
      check,
      action: "GetWorkGroup",
      json: { WorkGroup: name },
      failures: { InvalidRequestException: noWorkgroup },
    });
    if (readPath(json, "WorkGroup.State") === "DISABLED") return check.refuse(disabledWorkgroup);
    return {
      status: "PASSED",
      message: `AWS accepted the sign-in and knows the workgroup ${factText(name)}.`,
    };
  },
};

const noWorkgroup: ApiFailure = {
  code: "not_found",
  field: "workgroup",
  message: "There is no such workgroup in this region.",
  hint: "In the Athena console, Administration, Workgroups: check the name and the region.",
};
const disabledWorkgroup: ApiFailure = {
  code: "login_disabled",
  field: "workgroup",
  message: "This workgroup is switched off.",
  hint: "Turn it on in the Athena console, or choose another one.",
};

/** One stage for each of the two databases, so that the one to change is named. */
function database(field: "connection_database" | "write_database", title: string): ApiStage {
  const missing = {
    code: "database_not_found",
    field,
    message: "There is no such database in the Glue catalogue of this region.",
    hint: "Check the spelling and the region, or create it: CREATE DATABASE in the Athena console.",
  } as const;
  return {
    id: field,
    title,
    run: async (check) => {
      await callAthena({
        check,
        action: "GetDatabase",
        json: { CatalogName: catalog, DatabaseName: check.text(field) },
        failures: { MetadataException: missing, InvalidRequestException: missing },
      });
      return { status: "PASSED", message: `The database ${factText(check.text(field))} is there.` };
    },
  };
}

const query: ApiStage = {
  id: "query",
  title: "Run a query",
  run: async (check): Promise<StageOutcome> => {
    const folder = `_latchkey_probe_${randomBytes(4).toString("hex")}/`;
    const finished = await runQuery({
      check,
      query: {
        sql: "SELECT 1",
        database: check.text("connection_database"),
        folder,
        failures: { InvalidRequestException: unusableBucket },
      },
    });
    if (await removeResult({ check, query: finished })) {
      return { status: "PASSED", message: "Athena answered a query; its result was removed again." };
    }
    return {
      status: "WARNING",
      code: "permission_denied",
      field: "bucket_name",
      message: `Athena answered a query, but its result in ${folder} could not be removed.`,
      hint: "Remove it by hand, and allow deleting objects in the bucket.",
    };
  },
};

const unusableBucket: ApiFailure = {
  code: "permission_denied",
  field: "bucket_name",
  message: "Athena cannot write results to the bucket.",
  hint: "Allow s3:GetBucketLocation and s3:PutObject on it, and check that the bucket is in this region.",
};

/** What is asked before the bucket is tried, in order. */
export const catalogueChecks: readonly ApiStage[] = [
  workgroup,
  database("connection_database", "Find the database to query"),
  database("write_database", "Find the database to load into"),
];

/** What needs the bucket. */
export const queryCheck: ApiStage = explaining(query, ({ error }) => ({
  code: error.problem === "timeout" ? "busy" : "permission_denied",
  ...(error.problem === "timeout" ? {} : { field: "bucket_name" }),
  message: "Athena took the query but did not run it to its end.",
  hint: "Check that the key's owner may use the bucket, then test again. The query history in Athena says more.",
}));
