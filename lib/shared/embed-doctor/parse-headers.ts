/** Status lines, and the marks of `curl -v`. */
const noise = /^(<|>|\*)\s?/;
const header = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*)$/;

/**
 * Reads response headers as people paste them: from `curl -I`, `curl -v` or developer tools. Names come out in lower
 * case; a header that stands there more than once keeps all its values, in order.
 */
export function parseHeaders(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(noise, "");
    // Folded by an old server or by an editor: the value goes on.
    if (/^\s+\S/.test(line) && last !== undefined) {
      last.push(`${last.pop() ?? ""} ${line.trim()}`);
      continue;
    }
    const [, name, value] = header.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    last = found.get(key) ?? [];
    last.push(value.trim());
    found.set(key, last);
  }
  return found;
}
