import type { FieldPolicy } from "../capture/contract";
import { applicableProperties } from "./applicable-properties";
import { fieldKind } from "./field-kind";
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
    (property) => ofStep.has(property.name) && !hidden.has(property.name) && fieldKind(property) !== null,
  );
}
