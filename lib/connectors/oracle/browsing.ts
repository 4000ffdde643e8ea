import type { Connection } from "oracledb";
import type { BrowseError } from "@/lib/shared/errors/browse-error";
import type { BrowseInput, BrowseLimits, Browsing, QueryPage } from "../browsing";
import { type BrowseDefinition, browseThrough } from "../kit/browse/browse-through";
import { limitAnswer } from "../kit/browse/limit-answer";
import { namedTables } from "../kit/browse/named-tables";
import { failedLook } from "../kit/browse/to-browse-error";
import { tokenizeSql } from "../kit/browse/tokenize-sql";
import { explainQuery } from "./explain-query";
import { fetchRows } from "./fetch-rows";
import { judgeStatement, statementRules } from "./judge-statement";
import { findListed, listColumns, listTables } from "./list-tables";
import { oracleFailure } from "./oracle-errors";
import { quoteName } from "./remedies";
import { readOracleSettings } from "./settings";
import { createOracleState, type OracleState } from "./state";

/** How many times the cells' cap may come in: rows are counted after they are here. */
const answerFactor = 4;

/** Looks into an Oracle database, in a read-only transaction that the connection's end closes. */
export function browseOracle(input: { readonly stages: BrowseDefinition<OracleState>["stages"] }): Browsing {
  const look = browseThrough<OracleState>({ ...input, createState: createOracleState, explain });
  const reading =
    <Input extends BrowseInput, Result>(
      work: (input: Input & { readonly connection: Connection }) => Promise<Result>,
    ) =>
    async (from: Input & { readonly state: OracleState }) => {
      const { connection, stream } = from.state;
      if (connection === null || stream === null) throw new Error("a look needs the sign-in before it");
      return limitAnswer({
        stream,
        maxBytes: from.limits.maxBytes * answerFactor,
        work: async () => {
          await connection.execute("SET TRANSACTION READ ONLY");
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
        const sql = `SELECT * FROM ${quoteName(found.schema)}.${quoteName(found.table)}`;
        return fetchRows({ connection, sql, limits });
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
  const page = await fetchRows({ connection, sql, limits });
  const tokens = tokenizeSql({ sql, lexis: statementRules.lexis });
  const defaultSchema = readOracleSettings(values).username;
  return { ...page, tableRefs: namedTables({ tokens, tables, defaultSchema }) };
}

function explain(failed: { readonly error: unknown; readonly values: BrowseInput["values"] }): BrowseError {
  const { error, values } = failed;
  const settings = readOracleSettings(values);
  return explainQuery(error) ?? failedLook({ outcome: oracleFailure({ error, settings }), cause: error });
}
