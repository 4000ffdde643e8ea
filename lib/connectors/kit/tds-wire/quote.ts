/** A name in square brackets; a closing one in it is written twice. */
export function quoteName(name: string): string {
  return `[${name.replaceAll("]", "]]")}]`;
}

/** A text as a literal in national characters; a quote in it is written twice. */
export function quoteText(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}
