import type { FieldPolicy } from "../capture/contract";
import { fieldKind } from "./field-kind";
import { toPropertyType } from "./to-property-type";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";

/** The answers a form opens with: the schema's defaults, then the host's; a switch without either is off. */
export function defaultAnswers(input: {
  readonly steps: readonly ReportCardStep[];
  readonly policies?: readonly FieldPolicy[];
}): PropertyValues {
  const values: Record<string, string | number | boolean> = {};
  for (const property of input.steps.flatMap((step) => step.properties)) {
    const value = hostValue(property, input.policies ?? []) ?? schemaValue(property);
    if (value !== undefined) values[property.name] = toPropertyType({ property, value });
  }
  return values;
}

function hostValue(property: ReportCardProperty, policies: readonly FieldPolicy[]): string | undefined {
  return policies.find((policy) => policy.property === property.name)?.value;
}

function schemaValue(property: ReportCardProperty): string | number | boolean | undefined {
  const kind = fieldKind(property);
  // A default secret would be a secret in the page's HTML.
  if (kind === null || kind === "secret" || kind === "key" || kind === "generated") return undefined;
  return property.json_schema.default ?? (kind === "switch" ? "false" : undefined);
}
