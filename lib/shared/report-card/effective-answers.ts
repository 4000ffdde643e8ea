import type { FieldPolicy } from "../capture/contract";
import { findProperty } from "./find-property";
import { toPropertyType } from "./to-property-type";
import type { PropertyValues, ReportCardStep } from "./types";

/** The answers as they will count: what the host locked or hid stands above what was typed. */
export function effectiveAnswers(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): PropertyValues {
  const fixed = (input.policies ?? []).filter((policy) => policy.mode !== "default");
  if (fixed.length === 0) return input.values;
  const values: Record<string, string | number | boolean | undefined> = { ...input.values };
  for (const policy of fixed) {
    const property = findProperty({ steps: input.steps, name: policy.property });
    if (property) values[policy.property] = toPropertyType({ property, value: policy.value });
  }
  return values;
}
