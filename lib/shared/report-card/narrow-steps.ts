import type { FieldPolicy } from "../capture/contract";
import { applicableProperties } from "./applicable-properties";
import { isCredential } from "./is-credential";
import { narrowChoices } from "./narrow-choices";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";

/** A part of a form that is handed to somebody else. */
export interface FormPart {
  readonly stepId: string;
  /** Of the step only what is secret. */
  readonly secretsOnly: boolean;
}

/**
 * The one step of a card that a part consists of, to stand by itself: what depends on answers outside of the part
 * is decided by those answers now, and can no longer change. No step where the card has none of that id.
 */
export function narrowSteps(input: {
  readonly steps: readonly ReportCardStep[];
  readonly part: FormPart;
  /** All answers so far, defaults among them. */
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
}): readonly ReportCardStep[] {
  const { steps, part, values } = input;
  const step = steps.find(({ id }) => id === part.stepId);
  if (step === undefined) return [];
  const inPart = step.properties.filter(({ name }) => !part.secretsOnly || isCredential({ steps, name }));
  const names = new Set(inPart.map(({ name }) => name));
  const applicable = new Set(applicableProperties(input).map(({ name }) => name));
  const left = inPart.filter(
    ({ name, shown_when }) =>
      shown_when === undefined || names.has(shown_when.property) || applicable.has(name),
  );
  return [{ ...step, properties: left.map((property) => standAlone({ property, names, values })) }];
}

function standAlone(input: {
  readonly property: ReportCardProperty;
  /** Of the properties of the part. */
  readonly names: ReadonlySet<string>;
  readonly values: PropertyValues;
}): ReportCardProperty {
  const { property, names, values } = input;
  const { shown_when, choices_when = [], ...rest } = property;
  const outside = choices_when.filter((one) => !names.has(one.property));
  const inside = choices_when.filter((one) => names.has(one.property));
  const { choices_when: _decided, ...narrowed } = narrowChoices({
    property: { ...rest, choices_when: outside },
    values,
  });
  return {
    ...narrowed,
    ...(inside.length > 0 ? { choices_when: inside } : {}),
    ...(shown_when !== undefined && names.has(shown_when.property) ? { shown_when } : {}),
  };
}
