import { applicableProperties } from "./applicable-properties";
import type { PropertyValues, ReportCard, ReportCardProperty, ReportCardStep } from "./types";

/**
 * Where a connection stands in its card: the first step that is not done. A form or a sign-in is done when each
 * required property that applies is provided, the check when the tests passed; the last step is the end.
 */
export function currentStep(input: {
  readonly steps: readonly ReportCardStep[];
  /** Names of the properties that have a value, secrets and generated ones among them. */
  readonly provided: readonly string[];
  /** Non-secret values, to tell which properties apply. */
  readonly values?: PropertyValues;
  readonly checksPassed?: boolean;
}): Pick<ReportCard, "current_step" | "current_step_type"> {
  const open = input.steps.findIndex((step) => !isDone(step, input));
  const index = open === -1 ? input.steps.length - 1 : open;
  return { current_step: index + 1, current_step_type: input.steps[index]?.type ?? "fully_configured" };
}

function isDone(step: ReportCardStep, input: Parameters<typeof currentStep>[0]): boolean {
  if (step.type === "check") return input.checksPassed === true;
  if (step.type === "fully_configured") return false;
  const applicable = new Set(
    applicableProperties({ steps: input.steps, values: input.values ?? {} }).map(({ name }) => name),
  );
  // What Latchkey makes by itself is no work left to do; what it gets through a sign-in is.
  const isAwaited = (property: ReportCardProperty) => step.type === "oauth" || !property.system_provided;
  return step.properties
    .filter((property) => property.is_required && isAwaited(property) && applicable.has(property.name))
    .every((property) => input.provided.includes(property.name));
}
