/** Texts by name, in groups that may lie in each other. */
interface TextTree {
  readonly [name: string]: string | TextTree | null;
}

/** Strings in place of the very texts that a table of English was written with. */
export type Local<T> = { readonly [K in keyof T]: T[K] extends string ? string : Local<T[K]> };

/**
 * English texts with those of another language, or of the host, laid over them.
 * @param group the first part of their keys: `capture` of `capture.titleCreate`
 * @param texts flat, as a page carries them
 */
export function localTexts<T extends object>(input: {
  readonly english: T;
  readonly group: string;
  readonly texts: Readonly<Record<string, string>>;
}): Local<T> {
  const entries = Object.entries(input.english as TextTree).map(([name, english]) => {
    const group = `${input.group}.${name}`;
    if (typeof english === "string") return [name, input.texts[group] ?? english];
    return [name, english === null ? null : localTexts({ ...input, english, group })];
  });
  return Object.fromEntries(entries) as Local<T>;
}
