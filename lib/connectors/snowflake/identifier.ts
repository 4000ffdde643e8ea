/**
 * A name as Snowflake keeps it: upper case, unless it was entered in double quotes.
 * `analytics` is `ANALYTICS`, `"analytics"` is `analytics`.
 */
export function storedName(entered: string): string {
  const quoted = /^"(.*)"$/s.exec(entered)?.[1];
  return quoted === undefined ? entered.toUpperCase() : quoted.replaceAll('""', '"');
}

/** A stored name as SQL takes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL takes it, for statements that take no bindings. A backslash means something in there. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
