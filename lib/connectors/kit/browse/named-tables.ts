import type { TableItem, TableName } from "../../browsing";
import type { SqlToken } from "./tokenize-sql";

/** Words before the name of a table. */
const begins = new Set(["FROM", "JOIN", "TABLE"]);

/** Words after which a statement names no more tables until the next FROM or JOIN. */
const ends = new Set(["SELECT", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "WINDOW", "QUALIFY"]);

/**
 * The listed tables that a statement names after FROM, JOIN or a comma between them: for servers that do
 * not say themselves what a statement reads. A name without a schema is looked up in `defaultSchema`.
 */
export function namedTables(input: {
  readonly tokens: readonly SqlToken[];
  readonly tables: readonly TableItem[];
  readonly defaultSchema: string;
}): readonly TableName[] {
  const found = new Map<string, TableName>();
  for (const names of namesIn(input.tokens)) {
    const [table = "", schema = input.defaultSchema] = names.slice(-2).reverse();
    const listed = input.tables.find((one) => isSame(one.schema, schema) && isSame(one.table, table));
    if (listed === undefined) continue;
    found.set(JSON.stringify([listed.schema, listed.table]), { schema: listed.schema, table: listed.table });
  }
  return [...found.values()];
}

/** The tokens are in upper case, whatever the server makes of that. */
function isSame(name: string, token: string): boolean {
  return name.toUpperCase() === token.toUpperCase();
}

/** Every dotted name that stands where a table does. */
function namesIn(tokens: readonly SqlToken[]): readonly (readonly string[])[] {
  const place = new FromPlace();
  const starts = [...tokens.keys()].filter((index) => {
    const token = tokens[index];
    return token !== undefined && place.isBeforeTable(token);
  });
  return starts.map((start) => dottedName(tokens, start + 1));
}

/** Keeps, per open bracket, whether a comma goes on with tables. */
class FromPlace {
  readonly #isInFrom: boolean[] = [false];

  /** Takes the next token in; true where the name of a table comes after it. */
  isBeforeTable(token: SqlToken): boolean {
    if (token.kind === "sign") return this.#isBeforeTable(token.text);
    if (token.kind !== "word") return false;
    const isStart = begins.has(token.text);
    if (isStart || ends.has(token.text)) this.#isInFrom.splice(-1, 1, isStart);
    return isStart;
  }

  #isBeforeTable(sign: string): boolean {
    const isInFrom = this.#isInFrom.at(-1) === true;
    if (sign === "(") this.#isInFrom.push(isInFrom);
    if (sign === ")") this.#isInFrom.pop();
    return sign === "," && isInFrom;
  }
}

function isSign(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

/** The parts of the name that begins at a token; brackets before it are passed over. */
function dottedName(tokens: readonly SqlToken[], start: number): readonly string[] {
  let index = start;
  while (isSign(tokens[index], "(")) index += 1;
  const parts: string[] = [];
  for (let part = tokens[index]; part?.kind === "word" || part?.kind === "name"; part = tokens[index]) {
    parts.push(part.kind === "name" ? unquoted(part.text) : part.text);
    if (!isSign(tokens[index + 1], ".")) break;
    index += 2;
  }
  return parts;
}

function unquoted(name: string): string {
  const close = name.at(-1) ?? "";
  return name.slice(1, -1).replaceAll(close + close, close);
}
