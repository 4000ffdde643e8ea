import type { Connection } from "mysql2/promise";
import type { BrowseError } from "@/lib/shared/errors/browse-error";
import type { BrowseInput, BrowseLimits, Browsing, QueryPage, RowPage, TableName } from "../../../browsing";
import { type BrowseDefinition, browseThrough } from "../../browse/browse-through";
import { limitAnswer } from "../../browse/limit-answer";
import { namedTables } from "../../browse/named-tables";
import { collectRows } from "../../browse/row-collector";
import { failedLook } from "../../browse/to-browse-error";
import { tokenizeSql } from "../../browse/tokenize-sql";
import type { MysqlDialect } from "../dialect";
import { mysqlFailure } from "../mysql-errors";
import { quoteName } from "../quote-name";
import { readMysqlSettings } from "../settings";
import type { MysqlState } from "../state";
import { explainQuery } from "./explain-query";
import { judgeStatement } from "./judge-statement";
import { findListed, listColumns, listTables } from "./list-tables";
import { makeReadOnly } from "./read-only";
import { readValue, resultColumns } from "./result-columns";
import { runStatement } from "./run-statement";
import { statementRules } from "./statement-rules";

/** How many times the cells' cap may come in: rows are counted after they are here. */
const answerFactor = 4;

/** Looks into a server that speaks MySQL's protocol, in a read-only transaction. */
export function browseMysql(input: {
  readonly dialect: MysqlDialect;
  readonly stages: BrowseDefinition<MysqlState>["stages"];
  readonly createState: () => MysqlState;
}): Browsing {
  const { dialect } = input;
  const look = browseThrough<MysqlState>({ ...input, explain: (failed) => explain({ ...failed, dialect }) });
  const reading =
    <Input extends BrowseInput, Result>(
      work: (input: Input & { readonly connection: Connection }) => Promise<Result>,
    ) =>
    async (from: Input & { readonly state: MysqlState }) => {
      const { connection, stream } = from.state;
      if (connection === null || stream === null) throw new Error("a look needs the sign-in before it");
      return limitAnswer({
        stream,
        maxBytes: from.limits.maxBytes * answerFactor,
        work: async () => {
          await makeReadOnly({ connection, dialect, limits: from.limits });
          return work({ ...from, connection });
        },
      });
    };
  return {
    tables: look(reading(({ connection, includeSystem }) => listTables({ connection, includeSystem }))),
    columns: look(
      reading(({ connection, schema, table }) => listColumns({ connection, only: { schema, table } })),
    ),
    sample: look(reading(sampleTable)),
    query: look(
      reading(({ connection, sql, limits, values }) =>
        runQuery({ connection, dialect, sql, limits, values }),
      ),
    ),
  };
}

async function sampleTable(
  from: BrowseInput & TableName & { readonly connection: Connection },
): Promise<RowPage> {
  const { connection, schema, table, limits } = from;
  const found = await findListed({ connection, only: { schema, table } });
  const sql = `SELECT * FROM ${quoteName(found.schema)}.${quoteName(found.table)}`;
  return fetchRows({ connection, sql, limits });
}

async function runQuery(input: {
  readonly connection: Connection;
  readonly dialect: MysqlDialect;
  readonly sql: string;
  readonly limits: BrowseLimits;
  readonly values: BrowseInput["values"];
}): Promise<QueryPage> {
  const sql = await judgeStatement(input);
  const tokens = tokenizeSql({ sql, lexis: statementRules.lexis });
  const tables = await listTables({ ...input, includeSystem: true });
  const defaultSchema = readMysqlSettings(input.values).connectionDatabase;
  const page = await fetchRows({ ...input, sql });
  return { ...page, tableRefs: namedTables({ tokens, tables, defaultSchema }) };
}

async function fetchRows(input: {
  readonly connection: Connection;
  readonly sql: string;
  readonly limits: BrowseLimits;
}): Promise<RowPage> {
  const collector = collectRows(input.limits);
  const { fields } = await runStatement({
    ...input,
    onRow: (row, columns) =>
      collector.add(row.map((value, index) => readValue({ value, field: columns[index] }))),
  });
  return { columns: resultColumns(fields), ...collector.result() };
}

function explain(failed: {
  readonly error: unknown;
  readonly values: BrowseInput["values"];
  readonly context: BrowseInput["context"];
  readonly state: MysqlState;
  readonly dialect: MysqlDialect;
}): BrowseError | undefined {
  const { error, values, context, state, dialect } = failed;
  const known = explainQuery(error);
  if (known !== undefined) return known;
  const settings = readMysqlSettings(values);
  const { egressAddresses } = context;
  const { isEncrypted } = state;
  const outcome = mysqlFailure({ error, dialect, settings, egressAddresses, isSignedIn: true, isEncrypted });
  return failedLook({ outcome, cause: error });
}
