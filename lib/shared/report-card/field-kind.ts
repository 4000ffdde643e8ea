import { keyFileKind } from "./key-file";
import { literalChoices } from "./literal-choices";
import type { ReportCardProperty } from "./types";

/** How a property is asked for. */
export type FieldKind = "text" | "digits" | "choice" | "switch" | "secret" | "pem" | "key" | "generated";

/** Which kind of field a property is. A credential that Latchkey makes has none: it is never shown. */
export function fieldKind(property: ReportCardProperty): FieldKind | null {
  const { json_schema: schema } = property;
  const secret = property.is_credential || schema.writeOnly === true;
  if (property.system_provided) return secret ? null : "generated";
  if (schema.format === "pem") return "pem";
  if (secret) return secretKind(property);
  const choices = literalChoices(schema);
  if (choices) return isTrueOrFalse(choices) ? "switch" : "choice";
  return schema.type === "integer" || isDigitsPattern(schema.pattern) ? "digits" : "text";
}

function secretKind(property: ReportCardProperty): FieldKind {
  return keyFileKind(property) === null ? "secret" : "key";
}

function isTrueOrFalse(choices: readonly (string | number | boolean)[]): boolean {
  return choices.length === 2 && choices.map(String).sort().join() === "false,true";
}

function isDigitsPattern(pattern: string | undefined): boolean {
  return pattern !== undefined && /^\^(\\d|\[0-9\])(\+|\*|\{\d+(,\d*)?\})\$$/.test(pattern);
}
