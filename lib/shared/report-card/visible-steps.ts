import type { FieldPolicy } from "../capture/contract";
import { applicableProperties } from "./applicable-properties";
import type { PropertyValues, ReportCardStep } from "./types";
import { visibleProperties } from "./visible-properties";

/**
 * The steps that ask for something with these answers: a form with a field that is shown, a sign-in at a
 * provider with a property that applies. All others are passed over.
 */
export function visibleSteps(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): readonly ReportCardStep[] {
  const applicable = new Set(applicableProperties(input).map(({ name }) => name));
  return input.steps.filter((step) =>
    step.type === "oauth"
      ? step.properties.some((property) => applicable.has(property.name))
      : step.type === "form" && visibleProperties({ ...input, stepId: step.id }).length > 0,
  );
}
