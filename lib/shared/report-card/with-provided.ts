import { currentStep } from "./current-step";
import type { PropertyValues, ReportCard } from "./types";

/** A connection's own card: which properties have a value, and the step it stands at. */
export function withProvided(input: {
  readonly card: ReportCard;
  readonly provided: readonly string[];
  /** Non-secret values, to tell which properties apply. */
  readonly values?: PropertyValues;
  readonly checksPassed?: boolean;
}): ReportCard {
  const { card, ...rest } = input;
  const names = new Set(input.provided);
  return {
    type: card.type,
    ...currentStep({ steps: card.steps, ...rest }),
    steps: card.steps.map((step) => ({
      ...step,
      properties: step.properties.map((property) => ({ ...property, provided: names.has(property.name) })),
    })),
  };
}
