import type { BrowseInput, BrowseLimits, QueryPage, TableName } from "../browsing";
import { onlyReading, queryRefused, readSqlText } from "../kit/browse/sql-text";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { answerBytes } from "../kit/statements/answer-bytes";
import { toRowPage } from "../kit/statements/to-row-page";
import { projectRequest } from "./place";
import { readStatement } from "./query-failures";
import { type BoundedQuery, runQuery } from "./run-query";

/** A look may read, and have the customer billed for, this much: 1 GiB. */
const maxBilled = 1024 ** 3;

/** The bounds of a look as BigQuery takes them. */
export function boundedQuery(input: { readonly sql: string; readonly limits: BrowseLimits }): BoundedQuery {
  const { sql, limits } = input;
  return {
    sql,
    maxRows: limits.maxRows + 1,
    maxBilled,
    timeoutMs: limits.timeoutMs,
    maxAnswerBytes: answerBytes(limits),
  };
}

/**
 * Runs one statement that reads. BigQuery itself says, without running it, what it is and what it reads:
 * anything but a SELECT is refused, a script included.
 */
export async function readQuery(
  input: BrowseInput & { readonly api: ApiCheck; readonly sql: string },
): Promise<QueryPage> {
  const { api, limits } = input;
  const sql = readSqlText(input);
  const plan = await dryRun({ api, sql });
  if (readPath(plan, "statementType") !== "SELECT") throw onlyReading();
  if (Number(readPath(plan, "totalBytesProcessed")) > maxBilled) {
    throw queryRefused("The statement would read more than 1 GiB, which would be billed. Ask for less.");
  }
  const found = await runQuery({ check: api, query: boundedQuery({ sql, limits }) });
  return { ...toRowPage({ found, limits }), tableRefs: tablesOf(plan) };
}

async function dryRun(input: { readonly api: ApiCheck; readonly sql: string }): Promise<unknown> {
  const { api, sql } = input;
  const location = api.text("location");
  const defaultDataset = { projectId: api.text("project_id"), datasetId: api.text("schema") };
  const json = {
    configuration: { dryRun: true, query: { query: sql, useLegacySql: false, defaultDataset } },
    ...(location === "" ? {} : { jobReference: { location } }),
  };
  const request = projectRequest({ check: api, method: "POST", path: "/jobs", json });
  const answer = await readStatement({ check: api, request });
  return Object(Object(answer.json).statistics).query;
}

function tablesOf(plan: unknown): readonly TableName[] {
  const found: unknown = Object(plan).referencedTables;
  return (Array.isArray(found) ? found : []).map((one) => ({
    schema: readPath(one, "datasetId"),
    table: readPath(one, "tableId"),
  }));
}
