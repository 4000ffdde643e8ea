import type { FieldError, FieldPolicy } from "../capture/contract";
import { type CheckTexts, checkTexts } from "./check-texts";
import { checkValue, type PatternTest } from "./check-value";
import { fieldKind } from "./field-kind";
import { fillText } from "./fill-text";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";
import { visibleProperties } from "./visible-properties";

/**
 * Finds what a person can put right before anything is sent. A courtesy only: the server validates every
 * step again, and its answer is the one that counts. Errors come in the order of the fields.
 */
export function checkAnswers(input: {
  readonly steps: readonly ReportCardStep[];
  readonly stepId: string;
  /** Cleaned answers. */
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
  /** Secrets on file: blank keeps them. */
  readonly configured?: readonly string[];
  readonly texts?: CheckTexts;
  /** What tests patterns. @default the engine of the language */
  readonly matches?: PatternTest;
}): readonly FieldError[] {
  const texts = input.texts ?? checkTexts;
  const locked = new Set(
    (input.policies ?? []).filter((policy) => policy.mode === "locked").map((policy) => policy.property),
  );
  return visibleProperties(input)
    .filter((property) => !property.system_provided && !locked.has(property.name))
    .flatMap((property) => {
      const { values, configured = [], matches } = input;
      const message = checkOne({ property, texts, values, configured, matches });
      return message === null ? [] : [{ property: property.name, message }];
    });
}

function checkOne(input: {
  readonly property: ReportCardProperty;
  readonly values: PropertyValues;
  readonly configured: readonly string[];
  readonly texts: CheckTexts;
  readonly matches: PatternTest | undefined;
}): string | null {
  const { property, texts, matches } = input;
  const value = Object.hasOwn(input.values, property.name) ? input.values[property.name] : undefined;
  if (value !== undefined && value !== "") return checkValue({ property, value, texts, matches });
  if (!property.is_required || input.configured.includes(property.name)) return null;
  const kind = fieldKind(property);
  const text = kind === "choice" ? texts.chooseOne : kind === "pem" ? texts.pemRequired : texts.required;
  return fillText(text, { title: property.title });
}
