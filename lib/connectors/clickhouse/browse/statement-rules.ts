import type { StatementRules } from "../../kit/browse/guard-statement";
import { onlyReading, refusedFunction } from "../../kit/browse/sql-text";
import { type SqlToken, tokenizeSql } from "../../kit/browse/tokenize-sql";

/**
 * Table functions that read files, other servers or other clusters, and functions that run models and
 * programs. The server's own list is added to them where it has one.
 */
const reachingOut = [
  "(AZUREBLOBSTORAGE|CLUSTER|REMOTE|DELTALAKE|EXECUTABLE|FILE|GCS|HDFS|HIVE|HUDI|ICEBERG|PAIMON|S3|URL)\\w*",
  "ARROWFLIGHT|CATBOOST\\w*|COSN|DICTIONARY|INPUT|JDBC|LOOP|MODELEVALUATE|MONGODB|MYSQL|ODBC|OSS",
  "POSTGRESQL|REDIS|SQLITE|YTSAURUS",
];

/** Table functions that make rows of themselves or read tables of this server. */
const harmless = /^(FORMAT|GENERATE\w*|MERGE|NULL|NUMBERS\w*|VALUES|VIEW|ZEROS\w*)$/;

/** What a statement's text is held to before it is run. */
export const statementRules: StatementRules = {
  lexis: { doubleQuote: "name", hasBackticks: true, lineComment: "#" },
  firstWords: ["SELECT", "WITH"],
  refusedWords: ["INTO", "OUTFILE", "SETTINGS"],
  refusedFunctions: new RegExp(`^(${reachingOut.join("|")})$`),
};

/**
 * Refuses the table functions of this very server that are not known to be harmless, and an output format
 * of the statement's own. @throws BrowseError query_refused
 */
export function judgeTokens(input: {
  readonly sql: string;
  readonly tableFunctions: readonly string[];
}): void {
  const refused = new Set(
    input.tableFunctions.map((name) => name.toUpperCase()).filter((name) => !harmless.test(name)),
  );
  const tokens = tokenizeSql({ sql: input.sql, lexis: statementRules.lexis });
  for (const [index, token] of tokens.entries()) {
    const isCall = tokens[index + 1]?.kind === "sign" && tokens[index + 1]?.text === "(";
    if (token.kind === "word" && token.text === "FORMAT" && !isCall) throw onlyReading();
    if (isCall && refused.has(nameOf(token))) throw refusedFunction();
  }
}

function nameOf({ kind, text }: SqlToken): string {
  if (kind === "name") return text.slice(1, -1);
  return kind === "word" ? text : "";
}
