import type { FieldPolicy } from "../capture/contract";
import { fieldKind } from "./field-kind";
import { keyFileKind, repairKeyFile } from "./key-file";
import { repairPem } from "./repair-pem";
import { toPropertyType } from "./to-property-type";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";

export interface CleanedAnswers {
  readonly values: PropertyValues;
  /** Names of the properties from which spaces or line breaks were taken. */
  readonly trimmed: readonly string[];
  /** Names of the key files and certificates whose line breaks were put right. */
  readonly repaired: readonly string[];
}

/**
 * Takes away what copying adds: spaces and line breaks around a typed value, lost line breaks in a PEM
 * text. A secret is never touched, since a space may be part of it; a key file is put right as a PEM text is. Digits become numbers where the schema
 * says integer.
 */
export function cleanAnswers(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): CleanedAnswers {
  const values: Record<string, string | number | boolean | undefined> = { ...input.values };
  const trimmed: string[] = [];
  const repaired: string[] = [];
  for (const property of input.steps.flatMap((step) => step.properties)) {
    const { name } = property;
    const before = Object.hasOwn(input.values, name) ? input.values[name] : undefined;
    if (before === undefined) continue;
    const after = cleanOne(property, before);
    values[name] = after;
    if (String(before) === String(after)) continue;
    (keyFileKind(property) === null ? trimmed : repaired).push(name);
  }
  return { values, trimmed, repaired };
}

function cleanOne(property: ReportCardProperty, value: string | number | boolean): string | number | boolean {
  const kind = fieldKind(property);
  if (typeof value !== "string" || kind === "secret" || kind === null) return value;
  if (kind === "key") return repairKeyFile(value).text;
  if (kind === "pem") {
    const pem = repairPem(value);
    return pem.repaired ? pem.text : value;
  }
  return toPropertyType({ property, value: value.replaceAll(/[\r\n]+/g, "").trim() });
}
