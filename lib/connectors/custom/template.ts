const marks = /\{\{([a-z][a-z0-9_]{0,62})\}\}/g;

/** Names that stand in a template, each once. */
export function namesIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(marks)].map(([, name = ""]) => name))];
}

/** Whether something that looks like a mark is none: `{{Name}}`, `{{ name }}`, `{{name`. */
export function hasStrayMark(template: string): boolean {
  return template.replaceAll(marks, "").includes("{{");
}

/** Puts values into the marks, all at once: a mark inside a value stays the text it is. */
export function fillTemplate(template: string, answerTo: (name: string) => string): string {
  return template.replaceAll(marks, (_mark, name: string) => answerTo(name));
}

/** The same for every text inside a JSON value; keys stay as they are. */
export function fillJson(value: unknown, answerTo: (name: string) => string): unknown {
  if (typeof value === "string") return fillTemplate(value, answerTo);
  if (Array.isArray(value)) return value.map((one) => fillJson(one, answerTo));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillJson(one, answerTo)]));
}

/** Every text inside a JSON value but its keys, in which no mark is filled. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
