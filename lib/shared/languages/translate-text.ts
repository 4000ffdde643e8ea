/** English text or template (`Found {host}.`) -> the same in another language. */
export type TextTable = Readonly<Record<string, string>>;

/** Translates one text; what it does not know comes back as it was. */
export type Translate = (text: string) => string;

/** Marks whose value is itself a text of ours, even where it is one word. */
const wordMarks = new Set(["title"]);

/** Sentences inside sentences are no deeper than this. */
const deepest = 3;

interface Template {
  readonly pattern: RegExp;
  readonly marks: readonly string[];
  readonly translation: string;
  /** Letters that are no mark's: of two templates that fit, the one with more of them is meant. */
  readonly weight: number;
}

interface Matched {
  readonly template: Template;
  readonly values: readonly string[];
  readonly translate: (text: string, depth: number) => string;
  readonly depth: number;
}

/**
 * Makes the translator of one table. Texts that the server filled in (`Found db.example.com.`) are found again
 * by their template, and what stood in its marks is put into the translation as it is: a host stays a host.
 */
export function createTranslator(
  table: TextTable,
  /** In a language from right to left a host among words is kept together, and in its own direction. */
  { isolates = false }: { readonly isolates?: boolean } = {},
): Translate {
  const show = (value: string) => (isolates ? `\u2068${value}\u2069` : value);
  const exact = new Map(Object.entries(table));
  const templates = [...exact].flatMap(([source, translation]) =>
    marksOf(source).length === 0 ? [] : [templateOf(source, translation)],
  );
  templates.sort((a, b) => b.weight - a.weight);
  const translate = (text: string, depth: number): string => {
    const known = exact.get(text);
    if (known !== undefined) return known;
    for (const template of templates) {
      const found = template.pattern.exec(text);
      const values = found?.slice(1) ?? [];
      if (found !== null && isOurs({ template, values, translate, depth })) {
        return filled({ template, values, translate, depth, show });
      }
    }
    return depth < deepest ? bySentence(text, (sentence) => translate(sentence, depth + 1)) : text;
  };
  return (text) => translate(text, 0);
}

/** Names of the `{…}` marks of a text, in order. */
export function marksOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "");
}

function templateOf(source: string, translation: string): Template {
  const literals = source.split(/\{\w+\}/);
  return {
    pattern: new RegExp(`^${literals.map(escaped).join("(.{1,2000}?)")}$`, "s"),
    marks: marksOf(source),
    translation,
    weight: literals.join("").length,
  };
}

/** What a `{says}` holds is a part of a sentence of ours; anything else is no sentence of this template. */
function isOurs(input: Matched): boolean {
  const { template, values, translate, depth } = input;
  return template.marks.every((mark, index) => {
    const value = values[index] ?? "";
    return mark !== "says" || (depth < deepest && translate(value, depth + 1) !== value);
  });
}

function filled(input: Matched & { readonly show: Translate }): string {
  const { template, values, translate, depth, show } = input;
  const { marks, translation } = template;
  const byMark = new Map(
    marks.map((mark, index) => {
      const value = values[index] ?? "";
      const isText = depth < deepest && (wordMarks.has(mark) || value.includes(" "));
      const text = isText ? translate(value, depth + 1) : value;
      return [mark, text === value ? show(value) : text];
    }),
  );
  return translation.replaceAll(/\{(\w+)\}/g, (mark, name: string) => byMark.get(name) ?? mark);
}

/** Two sentences that were put together, each for itself. */
function bySentence(text: string, translate: Translate): string {
  const sentences = text.split(/(?<=[.!?]) (?=["“A-Z])/);
  return sentences.length < 2 ? text : sentences.map(translate).join(" ");
}

/** A text as a pattern that fits it alone. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
