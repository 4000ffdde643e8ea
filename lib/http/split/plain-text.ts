import "server-only";

/** Stands for what JSON has no word for. No text that we take holds a NUL. */
const nothing = "\0undefined";
const date = "\0date:";

/**
 * Writes a value of JSON's kinds, dates and `undefined` as a text: an answer that was cleared is sent as `undefined`,
 * and is something else than one that was not sent.
 * @throws TypeError on what is none of these
 */
export function writePlain({ value }: { readonly value: unknown }): string {
  return JSON.stringify({ value: marked(value) });
}

/** Reads what `writePlain` wrote. @throws SyntaxError */
export function readPlain({ text }: { readonly text: string }): unknown {
  return unmarked((JSON.parse(text) as { readonly value: unknown }).value);
}

function marked(value: unknown): unknown {
  if (value === undefined) return nothing;
  if (value instanceof Date) return `${date}${value.toISOString()}`;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one)]));
}

function unmarked(value: unknown): unknown {
  if (value === nothing) return undefined;
  if (typeof value === "string" && value.startsWith(date)) return new Date(value.slice(date.length));
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unmarked(one)]));
}
