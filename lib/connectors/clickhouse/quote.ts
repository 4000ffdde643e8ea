/** A name in backticks; backslash and backtick are escaped, as ClickHouse reads both. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll(/[\\`]/g, "\\$&")}\``;
}

/** A text in quotes; backslash and quote are escaped. */
export function quoteText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
