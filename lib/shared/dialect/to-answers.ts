import type { DialectField } from "./field";

/** Something about a vendor's object that does not hold. */
export interface DialectProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly type: "value_error" | "extra_forbidden";
}

export interface DialectAnswers {
  /** By property of ours, as texts: what numbers and switches they are, the card says. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly DialectProblem[];
}

interface Given {
  readonly field: DialectField;
  readonly value: unknown;
}

/**
 * A vendor's object, of which the shape was judged already, as answers to a report card. A key that means
 * something only under certain answers gives these answers too; two that give different ones are refused.
 * @param shown what is on file, by property, for what may be sent only as it is shown
 * @param mask stands for a secret that stays as it is
 */
export function toAnswers(input: {
  readonly fields: readonly DialectField[];
  readonly object: Readonly<Record<string, unknown>>;
  readonly shown?: Readonly<Record<string, string | number | boolean>>;
  readonly mask?: string;
}): DialectAnswers {
  const { fields, object, shown = {}, mask } = input;
  const given = fields
    .map((field) => ({ field, value: valueAt({ object, path: field.path }) }))
    .filter(({ value }) => value !== undefined && (mask === undefined || value !== mask))
    .filter(({ field, value }) => field.nothing === undefined || value !== field.nothing);
  const values = new Map<string, string>();
  const problems: DialectProblem[] = [];
  for (const { field, value } of given) {
    const problem = fixedProblem({ field, value, shown });
    if (problem !== null) problems.push({ path: field.path, message: problem, type: "value_error" });
    for (const [property, text] of answersOf({ field, value })) {
      const known = values.get(property);
      if (known === undefined || known === text) values.set(property, text);
      else
        problems.push({ path: field.path, message: "does not go with the other keys", type: "value_error" });
    }
  }
  return { values: Object.fromEntries(values), problems };
}

function valueAt(input: { readonly object: unknown; readonly path: readonly string[] }): unknown {
  let value = input.object;
  for (const key of input.path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** What has one value, or is made here, is taken as it is and not otherwise. */
function fixedProblem(
  input: Given & { readonly shown: Readonly<Record<string, string | number | boolean>> },
): string | null {
  const { field, value, shown } = input;
  if (value === null) return null;
  if (field.only !== undefined && value !== field.only) return `must be ${JSON.stringify(field.only)}`;
  if (field.readOnly !== true) return null;
  const isShown = field.property !== null && String(shown[field.property]) === String(value);
  return isShown ? null : "is made here: read it, and send it as it is or not at all";
}

/** The answers that one key gives. A `null` clears what it stands for, and says nothing else. */
function answersOf({ field, value }: Given): readonly (readonly [string, string])[] {
  const { property, also = [], when = {}, readOnly, ignored } = field;
  if (value === null) return property === null || readOnly === true ? [] : [[property, ""]];
  const under = Object.entries(when);
  if (property === null || readOnly === true || ignored !== undefined) return under;
  const text = textOf({ field, value });
  return [...under, ...[property, ...also].map((name) => [name, text] as const)];
}

function textOf({ field, value }: Given): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return field.words === undefined ? text : (field.words[text] ?? text);
}
