import { randomBytes } from "node:crypto";
import type { BrowseInput, Browsing, RowPage, TableName } from "../browsing";
import type { ApiLook } from "../kit/browse/browse-api";
import { browseThrough } from "../kit/browse/browse-through";
import { guardStatement, type StatementRules } from "../kit/browse/guard-statement";
import { onlyReading } from "../kit/browse/sql-text";
import { type ApiCheck, createApiCheck } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { answerBytes } from "../kit/statements/answer-bytes";
import { firstWord } from "../kit/statements/first-word";
import { readingStatements } from "../kit/statements/query-errors";
import { toRowPage } from "../kit/statements/to-row-page";
import { place, role } from "./call";
import { describeTable, listTables } from "./list-tables";
import { readResult } from "./read-result";
import { removeResult } from "./remove-result";
import { runQuery } from "./run-query";

const open = browseThrough<ApiState>({ createState: createApiState, stages: [role] });
const look: ApiLook = (work) =>
  open((input) =>
    work({ ...input, api: createApiCheck({ ...input, place, credentialField: "auth_method" }) }),
  );

interface Api {
  readonly api: ApiCheck;
}
type Asked<Name extends keyof Browsing> = Parameters<NonNullable<Browsing[Name]>>[0] & Api;

const rules: StatementRules = {
  lexis: { doubleQuote: "name", hasBackticks: true },
  firstWords: ["SELECT", "WITH", "SHOW", "DESCRIBE", "DESC"],
};

/** The Glue catalogue, and statements that read. */
export const browsing: Browsing = {
  tables: look(({ api }: Asked<"tables">) => listTables({ api })),
  columns: look(async (input: Asked<"columns">) => (await describeTable(input)).columns),
  sample: look((input: Asked<"sample">) => readingStatements(() => readSample(input))),
  query: look((input: Asked<"query">) =>
    readingStatements(async () => {
      const sql = guardStatement({ sql: input.sql, rules });
      // Athena does not say which tables a statement reads.
      return { ...(await readPage({ ...input, sql })), tableRefs: [] };
    }),
  ),
};

async function readSample(input: BrowseInput & TableName & Api): Promise<RowPage> {
  const { name } = await describeTable(input);
  const path = [name.schema, name.table].map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
  return readPage({ ...input, sql: `select * from ${path} limit ${input.limits.maxRows + 1}` });
}

/**
 * Runs a statement whose first word reads, and stops it where Athena takes it for something else. Its
 * result is removed from the bucket again.
 */
async function readPage(input: BrowseInput & Api & { readonly sql: string }): Promise<RowPage> {
  const { api, limits, sql } = input;
  const isQuery = ["SELECT", "WITH"].includes(firstWord({ sql, lexis: rules.lexis }));
  const query = await runQuery({
    check: api,
    query: {
      sql,
      database: api.text("connection_database"),
      folder: `_latchkey_probe_${randomBytes(4).toString("hex")}/`,
      judge: ({ type, subtype }) => {
        const isReading = isQuery ? type === "DML" && /^(SELECT)?$/.test(subtype) : type !== "DML";
        if (!isReading) throw onlyReading();
      },
    },
  });
  try {
    const bounds = { maxRows: limits.maxRows + 1, maxBytes: answerBytes(limits) };
    return toRowPage({ found: await readResult({ check: api, query, ...bounds }), limits });
  } finally {
    await removeResult({ check: api, query });
  }
}
