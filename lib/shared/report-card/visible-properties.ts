import type { FieldPolicy } from "../capture/contract";
import { applicableProperties } from "./applicable-properties";
import { fieldKind } from "./field-kind";
import { literalChoices } from "./literal-choices";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";

/** The properties of one step that the user sees for these answers, in card order. */
export function visibleProperties(input: {
  readonly steps: readonly ReportCardStep[];
  readonly stepId: string;
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): readonly ReportCardProperty[] {
  const step = input.steps.find((candidate) => candidate.id === input.stepId);
  if (!step) return [];
  const applicable = applicableProperties(input);
  const hidden = new Set(
    (input.policies ?? []).filter((policy) => policy.mode === "hidden").map((policy) => policy.property),
  );
  const ofStep = new Set(step.properties.map((property) => property.name));
  return applicable.filter(
    (property) => ofStep.has(property.name) && !hidden.has(property.name) && isAsked(property),
  );
}

/** Nobody is asked for what Latchkey keeps to itself, nor to choose where there is one choice and it is made. */
function isAsked(property: ReportCardProperty): boolean {
  const kind = fieldKind(property);
  // What another answer leaves of the choices may not hold what was chosen before.
  if (kind !== "choice" || property.choices_when !== undefined) return kind !== null;
  const choices = literalChoices(property.json_schema) ?? [];
  return choices.length > 1 || choices[0] !== property.json_schema.default;
}
