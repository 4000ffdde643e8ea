import type { Connection } from "tedious";
import type { BrowseError } from "@/lib/shared/errors/browse-error";
import type { BrowseInput, BrowseLimits, Browsing, QueryPage } from "../../../browsing";
import { type BrowseDefinition, browseThrough } from "../../browse/browse-through";
import { limitAnswer } from "../../browse/limit-answer";
import { namedTables } from "../../browse/named-tables";
import { failedLook } from "../../browse/to-browse-error";
import { tokenizeSql } from "../../browse/tokenize-sql";
import { quoteName } from "../quote";
import { runBatch } from "../run-batch";
import { readTdsSettings } from "../settings";
import { createTdsState, type TdsState } from "../state";
import { tdsFailure } from "../tds-errors";
import { explainQuery } from "./explain-query";
import { fetchRows } from "./fetch-rows";
import { judgeStatement, statementRules } from "./judge-statement";
import { findListed, listColumns, listTables } from "./list-tables";

/** How many times the cells' cap may come in: rows are counted after they are here. */
const answerFactor = 4;

/** Milliseconds a statement waits for another session's lock. */
const lockMs = 2_000;

/** Looks into a SQL Server, in a transaction that is never committed: the connection's end rolls it back. */
export function browseTds(input: { readonly stages: BrowseDefinition<TdsState>["stages"] }): Browsing {
  const look = browseThrough<TdsState>({ ...input, createState: createTdsState, explain });
  const reading =
    <Input extends BrowseInput, Result>(
      work: (input: Input & { readonly connection: Connection }) => Promise<Result>,
    ) =>
    async (from: Input & { readonly state: TdsState }) => {
      const { connection, stream } = from.state;
      if (connection === null || stream === null) throw new Error("a look needs the sign-in before it");
      return limitAnswer({
        stream,
        maxBytes: from.limits.maxBytes * answerFactor,
        work: async () => {
          await runBatch({ connection, sql: `SET LOCK_TIMEOUT ${lockMs}; BEGIN TRANSACTION` });
          return work({ ...from, connection });
        },
      });
    };
  return {
    tables: look(reading(({ connection, includeSystem }) => listTables({ connection, includeSystem }))),
    columns: look(
      reading(({ connection, schema, table }) => listColumns({ connection, only: { schema, table } })),
    ),
    sample: look(
      reading(async ({ connection, schema, table, limits }) => {
        const found = await findListed({ connection, only: { schema, table } });
        const name = `${quoteName(found.schema)}.${quoteName(found.table)}`;
        return fetchRows({ connection, sql: `SELECT TOP (${limits.maxRows + 1}) * FROM ${name}`, limits });
      }),
    ),
    query: look(
      reading(({ connection, sql, limits, values }) => runQuery({ connection, sql, limits, values })),
    ),
  };
}

async function runQuery(input: {
  readonly connection: Connection;
  readonly sql: string;
  readonly limits: BrowseLimits;
  readonly values: BrowseInput["values"];
}): Promise<QueryPage> {
  const { connection, limits, values } = input;
  const sql = judgeStatement(input);
  const tables = await listTables({ connection, includeSystem: true });
  await runBatch({ connection, sql: `SET ROWCOUNT ${limits.maxRows + 1}` });
  const page = await fetchRows({ connection, sql, limits });
  const tokens = tokenizeSql({ sql, lexis: statementRules.lexis });
  const defaultSchema = readTdsSettings(values).schema;
  return { ...page, tableRefs: namedTables({ tokens, tables, defaultSchema }) };
}

function explain(failed: {
  readonly error: unknown;
  readonly values: BrowseInput["values"];
  readonly context: BrowseInput["context"];
}): BrowseError | undefined {
  const { error, values, context } = failed;
  const known = explainQuery(error);
  if (known !== undefined) return known;
  const settings = readTdsSettings(values);
  const outcome = tdsFailure({ error, settings, egressAddresses: context.egressAddresses });
  return failedLook({ outcome, cause: error });
}
