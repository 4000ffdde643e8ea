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
  const applicable = new Set(applicableProperties(input).map((property) => property.name));
  const hidden = new Set(
    (input.policies ?? []).filter((policy) => policy.mode === "hidden").map((policy) => policy.property),
  );
  return step.properties.filter(
    (property) => applicable.has(property.name) && !hidden.has(property.name) && fieldKind(property) !== null,
  );
}
