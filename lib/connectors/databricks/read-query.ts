import type { BrowseInput, QueryPage, TableName } from "../browsing";
import { guardStatement, type StatementRules } from "../kit/browse/guard-statement";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { answerBytes } from "../kit/statements/answer-bytes";
import { firstWord } from "../kit/statements/first-word";
import { noRows } from "../kit/statements/no-rows";
import { toRowPage } from "../kit/statements/to-row-page";
import { runStatement } from "./run-statement";

const rules: StatementRules = {
  lexis: { doubleQuote: "string", hasBackticks: true },
  firstWords: ["SELECT", "WITH", "SHOW", "DESCRIBE", "DESC"],
  // They reach other services, run code, or cost by the call.
  refusedFunctions: /^(HTTP_REQUEST|REMOTE_QUERY|(TRY_)?REFLECT|JAVA_METHOD|AI_\w+)$/,
};

/**
 * Runs one statement that reads. A SELECT is put in brackets: WITH may also begin an INSERT, and nothing
 * but a query can stand there. The plan names the tables.
 */
export async function readQuery(
  input: BrowseInput & { readonly api: ApiCheck; readonly sql: string },
): Promise<QueryPage> {
  const { api, limits } = input;
  const sql = guardStatement({ sql: input.sql, rules });
  const isQuery = ["SELECT", "WITH"].includes(firstWord({ sql, lexis: rules.lexis }));
  const bounded = `select * from (\n${sql}\n) limit ${limits.maxRows + 1}`;
  const tableRefs = isQuery ? await readTables({ api, sql: bounded }) : [];
  const statement = {
    sql: isQuery ? bounded : sql,
    isInSchema: true,
    maxRows: limits.maxRows + 1,
    maxBytes: limits.maxBytes,
    maxAnswerBytes: answerBytes(limits),
  };
  const found = await runStatement({ check: api, statement });
  return { ...toRowPage({ found, limits }), tableRefs };
}

const part = "(?:`(?:[^`]|``)+`|[^\\s.`]+)";
const relation = new RegExp(`^[\\s:+|-]*SubqueryAlias ${part}\\.(${part})\\.(${part})\\s*$`, "gm");

/** Full names in the analysed plan; names of two or fewer parts are aliases. */
async function readTables(input: {
  readonly api: ApiCheck;
  readonly sql: string;
}): Promise<readonly TableName[]> {
  const statement = { sql: `explain extended ${input.sql}`, isInSchema: true };
  const { rows } = await runStatement({ check: input.api, statement }).catch(noRows);
  const plan = rows.map(([text]) => String(text ?? "")).join("\n");
  const found = new Map<string, TableName>();
  for (const [, schema = "", table = ""] of plan.matchAll(relation)) {
    found.set(`${schema}.${table}`, { schema: unquoted(schema), table: unquoted(table) });
  }
  return [...found.values()];
}

function unquoted(name: string): string {
  return name.startsWith("`") ? name.slice(1, -1).replaceAll("``", "`") : name;
}
