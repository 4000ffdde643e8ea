import type { FieldPolicy } from "../capture/contract";
import type { PropertyValues, ReportCardStep } from "./types";
import { visibleProperties } from "./visible-properties";

/** The form steps that ask for something with these answers: a step whose every field is hidden is passed over. */
export function visibleSteps(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): readonly ReportCardStep[] {
  return input.steps.filter(
    (step) => step.type === "form" && visibleProperties({ ...input, stepId: step.id }).length > 0,
  );
}
