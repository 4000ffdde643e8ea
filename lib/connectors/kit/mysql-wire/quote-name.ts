/** A name in backticks; a backtick in it is written twice. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
