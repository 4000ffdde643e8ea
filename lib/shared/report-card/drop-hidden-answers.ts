import type { FieldPolicy } from "../capture/contract";
import { applicableProperties } from "./applicable-properties";
import type { PropertyValues, ReportCardStep } from "./types";

/**
 * The answers without those that do not count: fields that are not shown for these answers, fields that
 * Latchkey fills, unknown names, blanks. What the host locked or hid is left to the server to add.
 */
export function dropHiddenAnswers(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
  /** Keeps only this step's answers. */
  readonly stepId?: string;
}): PropertyValues {
  const applicable = applicableProperties(input).filter(
    (property) => !property.system_provided && isOfStep({ ...input, name: property.name }),
  );
  const fixed = new Set(
    (input.policies ?? []).filter((policy) => policy.mode !== "default").map((policy) => policy.property),
  );
  const kept: Record<string, string | number | boolean> = {};
  for (const { name } of applicable) {
    const value = Object.hasOwn(input.values, name) ? input.values[name] : undefined;
    if (value !== undefined && value !== "" && !fixed.has(name)) kept[name] = value;
  }
  return kept;
}

function isOfStep(input: {
  readonly steps: readonly ReportCardStep[];
  readonly stepId?: string;
  readonly name: string;
}): boolean {
  if (input.stepId === undefined) return true;
  const step = input.steps.find((candidate) => candidate.id === input.stepId);
  return step?.properties.some((property) => property.name === input.name) ?? false;
}
