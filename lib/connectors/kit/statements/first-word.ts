import { type SqlLexis, tokenizeSql } from "../browse/tokenize-sql";

/** The first word of a statement in upper case, brackets and comments in front of it left out. */
export function firstWord(input: { readonly sql: string; readonly lexis: SqlLexis }): string {
  return tokenizeSql(input).find(({ kind }) => kind === "word")?.text ?? "";
}
