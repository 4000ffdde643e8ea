import type { BrowseInput, Browsing, RowPage, TableName } from "../browsing";
import type { ApiLook } from "../kit/browse/browse-api";
import { browseThrough } from "../kit/browse/browse-through";
import { readPath } from "../kit/http-api/api-answer";
import { type ApiCheck, createApiCheck } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { answerBytes } from "../kit/statements/answer-bytes";
import { readingStatements } from "../kit/statements/query-errors";
import { toRowPage } from "../kit/statements/to-row-page";
import { bigqueryFailures } from "./failures";
import { columnsOf, describeTable, listTables } from "./list-tables";
import { datasetPath, place, projectRequest } from "./place";
import { boundedQuery, readQuery } from "./read-query";
import { readRows } from "./read-rows";
import { runQuery } from "./run-query";
import { signIn } from "./sign-in";

const open = browseThrough<ApiState>({ createState: createApiState, stages: signIn });
const look: ApiLook = (work) =>
  open((input) =>
    work({ ...input, api: createApiCheck({ ...input, place, credentialField: "auth_method" }) }),
  );

interface Api {
  readonly api: ApiCheck;
}
type Asked<Name extends keyof Browsing> = Parameters<NonNullable<Browsing[Name]>>[0] & Api;

/** The project of the connection: its datasets, tables and rows, and statements that read. */
export const browsing: Browsing = {
  tables: look(({ api, includeSystem }: Asked<"tables">) => listTables({ api, includeSystem })),
  columns: look(async ({ api, schema, table }: Asked<"columns">) =>
    columnsOf(await describeTable({ api, schema, table })),
  ),
  sample: look((input: Asked<"sample">) => readingStatements(() => readSample(input))),
  query: look((input: Asked<"query">) => readingStatements(() => readQuery(input))),
};

/** Rows of a table are free to read; a view is a query, within the bounds of one. */
async function readSample(input: BrowseInput & TableName & Api): Promise<RowPage> {
  const { api, schema, table, limits } = input;
  const described = await describeTable({ api, schema, table });
  if (readPath(described, "type") !== "TABLE") return sampleView(input);
  const bounds = `maxResults=${limits.maxRows + 1}&formatOptions.useInt64Timestamp=true`;
  const { json } = await api.call({
    ...projectRequest({ check: api, path: `${datasetPath({ schema, table })}/data?${bounds}` }),
    failures: bigqueryFailures(api),
    maxBytes: answerBytes(limits),
  });
  return toRowPage({ found: readRows(json, Object(described).schema), limits });
}

async function sampleView({ api, schema, table, limits }: BrowseInput & TableName & Api): Promise<RowPage> {
  const path = `\`${[api.text("project_id"), schema, table].map(escaped).join("`.`")}\``;
  const sql = `select * from ${path} limit ${limits.maxRows + 1}`;
  return toRowPage({ found: await runQuery({ check: api, query: boundedQuery({ sql, limits }) }), limits });
}

/** A backslash and a backtick mean something in a quoted name. */
function escaped(name: string): string {
  return name.replaceAll("\\", "\\\\").replaceAll("`", "\\`");
}
