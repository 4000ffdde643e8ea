import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { StatementRows } from "../kit/statements/statement-rows";
import { untilDone } from "../kit/statements/until-done";
import { projectRequest } from "./place";
import { readStatement } from "./query-failures";
import { readRows } from "./read-rows";

/** A query that is known to read only, and its bounds. */
export interface BoundedQuery {
  readonly sql: string;
  readonly maxRows: number;
  /** Bytes that may be read, and so billed. */
  readonly maxBilled: number;
  /** Milliseconds after which BigQuery ends the job. */
  readonly timeoutMs: number;
  /** Largest answer read, in bytes. */
  readonly maxAnswerBytes: number;
}

/** Milliseconds BigQuery waits before it says that a job still runs. */
const waitMs = 5_000;
/** Times as whole microseconds: the usual form loses digits. */
const format = { formatOptions: { useInt64Timestamp: true } };

/** Runs a query and waits for its first rows. @throws StatementError @throws StageRefusal */
export async function runQuery(input: {
  readonly check: ApiCheck;
  readonly query: BoundedQuery;
}): Promise<StatementRows> {
  const { check, query } = input;
  const { maxAnswerBytes: maxBytes } = query;
  const json = body({ check, query });
  const sent = await readStatement({
    check,
    request: { ...projectRequest({ check, method: "POST", path: "/queries", json }), maxBytes },
  });
  const id = encodeURIComponent(readPath(sent.json, "jobReference.jobId"));
  const location = encodeURIComponent(readPath(sent.json, "jobReference.location"));
  const parameters = `maxResults=${query.maxRows}&timeoutMs=${waitMs}&formatOptions.useInt64Timestamp=true&location=${location}`;
  const cancel = projectRequest({ check, method: "POST", path: `/jobs/${id}/cancel?location=${location}` });
  let answer: ApiAnswer | undefined = isDone(sent) ? sent : undefined;
  answer ??= await untilDone({
    check,
    ask: async () => {
      const request = projectRequest({ check, path: `/queries/${id}?${parameters}` });
      const polled = await readStatement({ check, request: { ...request, maxBytes } });
      return isDone(polled) ? polled : undefined;
    },
    cancel: () => check.call({ ...cancel, isCleanup: true, wantsJson: false }),
  });
  return readRows(answer.json);
}

function isDone({ json }: ApiAnswer): boolean {
  return readPath(json, "jobComplete") === "true";
}

function body({ check, query }: { readonly check: ApiCheck; readonly query: BoundedQuery }): object {
  const location = check.text("location");
  return {
    query: query.sql,
    useLegacySql: false,
    defaultDataset: { projectId: check.text("project_id"), datasetId: check.text("schema") },
    maximumBytesBilled: String(query.maxBilled),
    maxResults: query.maxRows,
    jobTimeoutMs: String(query.timeoutMs),
    timeoutMs: waitMs,
    ...format,
    ...(location === "" ? {} : { location }),
  };
}
