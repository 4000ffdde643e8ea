/** What a statement gave back, in the format TabSeparatedWithNamesAndTypes. */
export interface TsvAnswer {
  readonly names: readonly string[];
  readonly types: readonly string[];
  /** Values as text; null where there is none. */
  readonly rows: Iterable<readonly (string | null)[]>;
}

/** Reads an answer. The first two lines are the names and the types of the columns. */
export function readTsv(text: string): TsvAnswer {
  const lines = text.endsWith("\n") ? text.slice(0, -1).split("\n") : text.split("\n");
  const read = (line: string | undefined) => (line ?? "").split("\t").map(unescaped);
  const [names, types] = [read(lines[0]), read(lines[1])];
  return {
    names: names.map((name) => name ?? ""),
    types: types.map((type) => type ?? ""),
    rows: lines.slice(2).map(read),
  };
}

const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
};

/** A value of the format; `\N` is none. */
function unescaped(value: string): string | null {
  if (value === "\\N") return null;
  return value.replaceAll(/\\(.)/g, (_all, sign: string) => escapes[sign] ?? sign);
}

/** A value as a row should show it, by its type: numbers as numbers, times in ISO form, all else as text. */
export function readValue(input: { readonly value: string | null; readonly type: string }): unknown {
  const { value } = input;
  if (value === null) return null;
  const type = input.type
    .replace(/^(?:LowCardinality|Nullable)\((.*)\)$/, "$1")
    .replace(/^Nullable\((.*)\)$/, "$1");
  if (/^U?Int(8|16|32)$/.test(type)) return Number(value);
  if (/^U?Int(64|128|256)$/.test(type)) return BigInt(value);
  if (/^Float(32|64)$/.test(type)) return Number.isFinite(Number(value)) ? Number(value) : value;
  if (type === "Bool") return value === "true";
  return /^DateTime/.test(type) ? value.replace(" ", "T") : value;
}
