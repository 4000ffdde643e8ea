import type { PropertySchema } from "./types";

const alternation = /^\^\(((?:[A-Za-z0-9_. -]|\\[.-])+(?:\|(?:[A-Za-z0-9_. -]|\\[.-])+)*)\)\$$/;

/**
 * The values a property can take, where its schema is an enum, a boolean or a pattern that is an
 * alternation of literals such as `^(ssh|none)$`; null where it is free text.
 */
export function literalChoices(schema: PropertySchema): readonly (string | number | boolean)[] | null {
  if (schema.enum) return schema.enum;
  if (schema.type === "boolean") return [true, false];
  const body = schema.pattern === undefined ? undefined : alternation.exec(schema.pattern)?.[1];
  if (body === undefined) return null;
  const literals = body.split("|");
  // An unescaped dot matches any character: with one, the pattern is no list of literals.
  if (literals.some((literal) => /(^|[^\\])\./.test(literal))) return null;
  const values = literals.map((literal) => literal.replaceAll("\\", ""));
  return schema.type === "integer" ? values.map(Number) : values;
}
