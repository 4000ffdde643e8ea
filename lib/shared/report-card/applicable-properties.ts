import type { FieldPolicy } from "../capture/contract";
import { effectiveAnswers } from "./effective-answers";
import { findProperty } from "./find-property";
import { narrowChoices } from "./narrow-choices";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";

/**
 * Every property that counts for these answers: its `shown_when` holds, and so does that of the property
 * it depends on. Includes what the host hides (it has a value all the same) and what Latchkey fills.
 * Choices are those that hold for these answers.
 */
export function applicableProperties(input: {
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): readonly ReportCardProperty[] {
  const values = effectiveAnswers(input);
  return input.steps
    .flatMap((step) => step.properties)
    .filter((property) => applies({ property, steps: input.steps, values, seen: [] }))
    .map((property) => narrowChoices({ property, values }));
}

function applies(input: {
  readonly property: ReportCardProperty;
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly seen: readonly string[];
}): boolean {
  const { property, steps, values, seen } = input;
  const condition = property.shown_when;
  if (!condition) return true;
  const owner = findProperty({ steps, name: condition.property });
  // A condition on an unknown property, or one that leads back to itself, can never be met.
  if (!owner || seen.includes(property.name)) return false;
  const value = Object.hasOwn(values, condition.property) ? values[condition.property] : undefined;
  // "true" and true are the same answer: Stitch types its switches as strings.
  if (value === undefined || !condition.in.map(String).includes(String(value))) return false;
  // A choice that the answers above it rule out is no choice, and opens nothing.
  if (owner.choices_when && !isChoice({ property: narrowChoices({ property: owner, values }), value }))
    return false;
  return applies({ property: owner, steps, values, seen: [...seen, property.name] });
}

function isChoice(input: {
  readonly property: ReportCardProperty;
  readonly value: string | number | boolean;
}): boolean {
  return (input.property.json_schema.enum ?? []).map(String).includes(String(input.value));
}
