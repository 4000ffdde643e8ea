import { onlyReading, queryRefused, readSqlText } from "./sql-text";
import { type SqlLexis, type SqlToken, tokenizeSql } from "./tokenize-sql";

/** What a dialect lets through. All words in upper case. */
export interface StatementRules {
  readonly lexis: SqlLexis;
  /** What a statement may begin with. */
  readonly firstWords: readonly string[];
  /** Words that may stand nowhere outside of strings, comments and quoted names. @default none */
  readonly refusedWords?: readonly string[];
  /** Functions that may not be called, quoted or not: their name right before a bracket. @default none */
  readonly refusedFunctions?: readonly string[];
}

/**
 * The statement without a closing semicolon, once it is known to be one statement that begins with an
 * allowed word and has none of the refused ones. For servers that do not say themselves what a
 * statement would do, or not completely. @throws BrowseError query_refused
 */
export function guardStatement(input: { readonly sql: string; readonly rules: StatementRules }): string {
  const { rules } = input;
  const sql = readSqlText(input);
  const found = tokenizeSql({ sql, lexis: rules.lexis });
  const last = found.at(-1);
  const isEnded = last !== undefined && isSign(last, ";");
  const tokens = isEnded ? found.slice(0, -1) : found;
  const first = tokens.find((token) => !isSign(token, "("));
  if (first?.kind !== "word" || !rules.firstWords.includes(first.text)) throw onlyReading();
  for (const [index, token] of tokens.entries()) {
    judgeToken({ token, isCall: isSign(tokens[index + 1], "("), rules });
  }
  return isEnded ? sql.slice(0, last.index).trimEnd() : sql;
}

function judgeToken(input: {
  readonly token: SqlToken;
  readonly isCall: boolean;
  readonly rules: StatementRules;
}): void {
  const { token, isCall, rules } = input;
  const { refusedWords = [], refusedFunctions = [] } = rules;
  if (isSign(token, ";")) throw onlyReading();
  const name = token.kind === "name" ? token.text.slice(1, -1) : token.text;
  const isWord = token.kind === "word" && refusedWords.includes(token.text);
  const isFunction = isCall && token.kind !== "string" && refusedFunctions.includes(name);
  // The word is one of our own list, so it can be named.
  if (isWord || isFunction) {
    throw queryRefused(`${name} cannot be used here: only one statement that reads is allowed.`);
  }
}

function isSign(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}
