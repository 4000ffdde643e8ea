import type { BrowseInput, QueryPage, TableName } from "../browsing";
import { guardStatement } from "../kit/browse/guard-statement";
import { queryRefused } from "../kit/browse/sql-text";
import type { SqlLexis } from "../kit/browse/tokenize-sql";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { answerBytes } from "../kit/statements/answer-bytes";
import { firstWord } from "../kit/statements/first-word";
import { noRows } from "../kit/statements/no-rows";
import { toRowPage } from "../kit/statements/to-row-page";
import { runStatement } from "./run-statement";

const lexis: SqlLexis = { doubleQuote: "name", lineComment: "//" };
const firstWords = ["SELECT", "WITH", "SHOW", "DESC", "DESCRIBE"];

/**
 * Runs one statement that reads. A SELECT is put in brackets, where nothing but a query can stand; the
 * service runs one statement only. Its plan, which costs nothing, names the tables.
 */
export async function readQuery(
  input: BrowseInput & { readonly api: ApiCheck; readonly sql: string },
): Promise<QueryPage> {
  const { api, limits } = input;
  const sql = guardStatement({ sql: input.sql, rules: { lexis, firstWords } });
  refuseSideEffects(sql);
  const isQuery = ["SELECT", "WITH"].includes(firstWord({ sql, lexis }));
  const bounded = `select * from (\n${sql}\n) limit ${limits.maxRows + 1}`;
  const tableRefs = isQuery ? await readTables({ api, sql: bounded }) : [];
  const statement = {
    sql: isQuery ? bounded : sql,
    isInSchema: true,
    maxRows: limits.maxRows + 1,
    maxBytes: answerBytes(limits),
  };
  const found = await runStatement({ check: api, statement });
  return { ...toRowPage({ found, limits }), tableRefs };
}

/** `->>` chains another statement on; functions of the system end sessions or send mail. */
function refuseSideEffects(sql: string): void {
  if (sql.includes("->>")) throw queryRefused("The statement has ->>, which cannot be used here.");
  if (/system\$/i.test(sql)) throw queryRefused("Functions of the system (SYSTEM$…) cannot be used here.");
}

async function readTables(input: {
  readonly api: ApiCheck;
  readonly sql: string;
}): Promise<readonly TableName[]> {
  const statement = { sql: `explain using tabular ${input.sql}`, isInSchema: true };
  const { columns, rows } = await runStatement({ check: input.api, statement }).catch(noRows);
  const at = columns.findIndex(({ name }) => name.toLowerCase() === "objects");
  const names = new Set(rows.map((row) => String(row[at] ?? "")).filter((name) => name !== ""));
  return [...names].flatMap((name) => {
    const [, schema, table] =
      /^(?:"(?:[^"]|"")+"|[^."]+)\.("(?:[^"]|"")+"|[^."]+)\.("(?:[^"]|"")+"|[^."]+)$/.exec(name) ?? [];
    return schema === undefined || table === undefined
      ? []
      : [{ schema: unquoted(schema), table: unquoted(table) }];
  });
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
