import type { ReportCardProperty, ReportCardStep } from "./types";

/** The property of that name, in whichever step it stands; names are unique in a card. */
export function findProperty(input: {
  readonly steps: readonly ReportCardStep[];
  readonly name: string;
}): ReportCardProperty | undefined {
  for (const step of input.steps) {
    const found = step.properties.find((property) => property.name === input.name);
    if (found) return found;
  }
  return undefined;
}
