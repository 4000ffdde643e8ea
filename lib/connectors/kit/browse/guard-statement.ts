import { onlyReading, queryRefused, readSqlText, refusedFunction } from "./sql-text";
import { type SqlLexis, type SqlToken, tokenizeSql } from "./tokenize-sql";

/** What a dialect lets through. Words and names are in upper case when they are compared. */
export interface StatementRules {
  readonly lexis: SqlLexis;
  /** What a statement may begin with. */
  readonly firstWords: readonly string[];
  /** Words that may stand nowhere outside of strings, comments and quoted names. @default none */
  readonly refusedWords?: readonly string[];
  /** Names right before a bracket, quoted or not, that may not be called. @default none */
  readonly refusedFunctions?: RegExp;
  /** Names, quoted or not, that may stand nowhere. @default none */
  readonly refusedNames?: RegExp;
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
  if (isSign(token, ";")) throw onlyReading();
  if (token.kind === "word" && rules.refusedWords?.includes(token.text) === true) {
    // It is one of our own list, so it can be named.
    throw queryRefused(`${token.text} cannot be used here: only one statement that reads is allowed.`);
  }
  if (token.kind !== "word" && token.kind !== "name") return;
  const name = token.kind === "name" ? token.text.slice(1, -1) : token.text;
  if (rules.refusedNames?.test(name) === true) throw refusedFunction();
  if (isCall && rules.refusedFunctions?.test(name) === true) throw refusedFunction();
}

function isSign(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}
