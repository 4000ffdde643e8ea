import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { untilDone } from "../kit/statements/until-done";
import { callAthena, catalog } from "./call";
import { statementError } from "./failures";

/** A query to run, and where its result goes. */
interface Query {
  readonly sql: string;
  readonly database: string;
  /** Below the bucket, ending with a slash. */
  readonly folder: string;
  /** Judges what Athena takes the statement for; throws to have it stopped. */
  readonly judge?: (kind: { readonly type: string; readonly subtype: string }) => void;
  readonly failures?: FailureTable;
}

/** A query that came to its end. */
export interface FinishedQuery {
  readonly id: string;
  readonly type: string;
  /** Where the result was written: the workgroup may have a place of its own. */
  readonly output: string;
}

/** Starts a query and waits for its end. @throws StatementError @throws StageRefusal */
export async function runQuery(input: {
  readonly check: ApiCheck;
  readonly query: Query;
}): Promise<FinishedQuery> {
  const { check, query } = input;
  const started = await callAthena({
    check,
    action: "StartQueryExecution",
    json: {
      QueryString: query.sql,
      WorkGroup: check.text("workgroup", "primary"),
      QueryExecutionContext: { Catalog: catalog, Database: query.database },
      ResultConfiguration: { OutputLocation: `s3://${check.text("bucket_name")}/${query.folder}` },
    },
    ...(query.failures === undefined ? {} : { failures: query.failures }),
  });
  const id = readPath(started, "QueryExecutionId");
  const json = { QueryExecutionId: id };
  const execution = await untilDone({
    check,
    ask: async () => {
      const found: unknown = Object(
        await callAthena({ check, action: "GetQueryExecution", json }),
      ).QueryExecution;
      const type = readPath(found, "StatementType");
      if (type !== "") query.judge?.({ type, subtype: readPath(found, "SubstatementType") });
      return /^(QUEUED|RUNNING)$/.test(readPath(found, "Status.State")) ? undefined : found;
    },
    cancel: () => callAthena({ check, action: "StopQueryExecution", json, isCleanup: true }),
  });
  if (readPath(execution, "Status.State") !== "SUCCEEDED") throw statementError(execution);
  return {
    id,
    type: readPath(execution, "StatementType"),
    output: readPath(execution, "ResultConfiguration.OutputLocation"),
  };
}
