import { escapeIdentifier } from "pg";
import type { BrowseError } from "@/lib/shared/errors/browse-error";
import type { BrowseInput, Browsing, QueryPage } from "../../../browsing";
import { type BrowseDefinition, browseThrough } from "../../browse/browse-through";
import { guardStatement, type StatementRules } from "../../browse/guard-statement";
import { limitAnswer } from "../../browse/limit-answer";
import { failedLook } from "../../browse/to-browse-error";
import type { PostgresDialect } from "../dialect";
import { postgresFailure } from "../postgres-errors";
import type { PostgresState } from "../state";
import type { PostgresCatalogue } from "./catalogue";
import { explainQuery } from "./explain-query";
import { fetchRows } from "./fetch-rows";
import { findListed, listColumns, listTables } from "./list-tables";
import { inReadOnly, type RunOne } from "./read-only";
import { readPlan } from "./read-plan";
import { refusedFunctions, refusedNames } from "./refused-functions";

const rules: StatementRules = {
  lexis: { doubleQuote: "name" },
  firstWords: ["SELECT", "WITH", "VALUES", "TABLE"],
  refusedFunctions,
  refusedNames,
};

/** How many times the cells' cap may come in: rows are counted after they are here. */
const answerFactor = 4;

/** Looks into a server that speaks PostgreSQL's protocol; a statement runs read-only through a cursor. */
export function browsePostgres(input: {
  readonly dialect: PostgresDialect;
  readonly catalogue: PostgresCatalogue;
  readonly stages: BrowseDefinition<PostgresState>["stages"];
  readonly createState: () => PostgresState;
}): Browsing {
  const { dialect, catalogue } = input;
  const look = browseThrough<PostgresState>({
    ...input,
    explain: (failed) => explain({ ...failed, dialect }),
  });
  const reading =
    <Input extends BrowseInput, Result>(work: (input: Input & { readonly run: RunOne }) => Promise<Result>) =>
    (from: Input & { readonly state: PostgresState }) => {
      const { client, stream } = from.state;
      if (client === null || stream === null) throw new Error("a look needs the sign-in before it");
      const { maxBytes, timeoutMs } = from.limits;
      return limitAnswer({
        stream,
        maxBytes: maxBytes * answerFactor,
        work: () => inReadOnly({ client, catalogue, timeoutMs, work: (run) => work({ ...from, run }) }),
      });
    };
  return {
    tables: look(reading(({ run, includeSystem }) => listTables({ run, catalogue, includeSystem }))),
    columns: look(
      reading(({ run, schema, table }) => listColumns({ run, catalogue, only: { schema, table } })),
    ),
    sample: look(
      reading(async ({ run, schema, table, limits }) => {
        const found = await findListed({ run, catalogue, only: { schema, table } });
        const sql = `SELECT * FROM ${escapeIdentifier(found.schema)}.${escapeIdentifier(found.table)}`;
        return fetchRows({ run, catalogue, limits, sql });
      }),
    ),
    query: look(reading(({ run, sql, limits }) => runQuery({ run, catalogue, sql, limits }))),
  };
}

async function runQuery(input: {
  readonly run: RunOne;
  readonly catalogue: PostgresCatalogue;
  readonly sql: string;
  readonly limits: BrowseInput["limits"];
}): Promise<QueryPage> {
  const { run, catalogue } = input;
  const sql = guardStatement({ sql: input.sql, rules });
  const plan = catalogue.hasJsonPlans
    ? (await run(`EXPLAIN (VERBOSE, FORMAT JSON) ${sql}`)).rows[0]?.[0]
    : "[]";
  const tableRefs = readPlan(JSON.parse(String(plan)));
  return { ...(await fetchRows({ ...input, sql })), tableRefs };
}

function explain(failed: {
  readonly error: unknown;
  readonly values: BrowseInput["values"];
  readonly context: BrowseInput["context"];
  readonly state: PostgresState;
  readonly dialect: PostgresDialect;
}): BrowseError | undefined {
  const { error, values, context, state, dialect } = failed;
  const known = explainQuery(error);
  if (known !== undefined) return known;
  const settings = { ...dialect.readSettings(values), ...state.login };
  const { isEncrypted } = state;
  const { egressAddresses } = context;
  const outcome = postgresFailure({
    error,
    dialect,
    settings,
    isSignedIn: true,
    isEncrypted,
    egressAddresses,
  });
  return failedLook({ outcome, cause: error });
}
