import { BrowseError } from "@/lib/shared/errors/browse-error";

/** Characters a statement may have. */
const maxLength = 10_000;

/** Control characters other than tab and line breaks: some servers end a statement at one, others skip it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A statement as every dialect takes it: trimmed, sane text. @throws BrowseError query_refused */
export function readSqlText(input: { readonly sql: string }): string {
  const sql = input.sql.trim();
  if (sql === "") throw queryRefused("There is no statement. Enter one SELECT.");
  if (sql.length > maxLength)
    throw queryRefused("The statement is too long. Keep it below 10,000 characters.");
  if (!sql.isWellFormed() || control.test(sql)) {
    throw queryRefused("The statement has characters that cannot be used. Type it again as plain text.");
  }
  return sql;
}

/** A statement that is not run; the reason says what to do. */
export function queryRefused(userMessage: string): BrowseError {
  return new BrowseError({ code: "query_refused", userMessage });
}

/** The one sentence for everything that is no single reading statement. */
export function onlyReading(): BrowseError {
  return queryRefused("Only one statement that reads is allowed, such as a SELECT.");
}

/** A function that reads more than tables, or does more than read. */
export function refusedFunction(): BrowseError {
  return queryRefused(
    "The statement uses a function that can do more than read tables. Leave it out and try again.",
  );
}
