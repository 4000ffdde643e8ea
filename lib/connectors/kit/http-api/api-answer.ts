/** An answer of an API. Upstream text: show nothing of it that `factText` has not cleaned. */
export interface ApiAnswer {
  readonly status: number;
  /** A header by its lower-case name; empty where it is missing. */
  header(name: string): string;
  readonly text: string;
  /** The parsed body; undefined where it is no JSON. */
  readonly json: unknown;
}

/** Reads an answer; a body that is no JSON is no error here. */
export function toAnswer(input: {
  readonly status: number;
  readonly header: (name: string) => string;
  readonly text: string;
}): ApiAnswer {
  return { ...input, json: parseJson(input.text) };
}

/** Whether a page for people came back where an API was asked. */
export function isPage(answer: ApiAnswer): boolean {
  return /html/i.test(answer.header("content-type")) || /^\s*<(!doctype\s+html|html)\b/i.test(answer.text);
}

/** A text or number at a path such as `data.0.name`; empty where there is none. */
export function readPath(json: unknown, path: string): string {
  let value: unknown = json;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return "";
    value = Reflect.get(value, key);
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

/** An upstream name made fit to show: one line, no control characters, at most 100 characters. */
export function factText(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 100);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
