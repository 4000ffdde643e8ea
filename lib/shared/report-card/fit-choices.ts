import { narrowChoices } from "./narrow-choices";
import type { PropertyValues, ReportCardStep } from "./types";

/** The answers, with each choice that another answer rules out replaced by the usual one of those left. */
export function fitChoices(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
}): PropertyValues {
  const values: Record<string, string | number | boolean | undefined> = { ...input.values };
  for (const property of input.steps.flatMap((step) => step.properties)) {
    if (property.choices_when === undefined) continue;
    const { enum: choices = [], default: usual } = narrowChoices({ property, values }).json_schema;
    const chosen = values[property.name];
    if (usual !== undefined && !choices.map(String).includes(String(chosen))) values[property.name] = usual;
  }
  return values;
}
