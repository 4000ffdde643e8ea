import type { CheckTexts } from "./check-texts";
import { fieldKind } from "./field-kind";
import { fillText } from "./fill-text";
import { isHostProperty } from "./is-host-property";
import { keyFileKind, refuseKeyFile } from "./key-file";
import { literalChoices } from "./literal-choices";
import { isSasProperty, refuseSas } from "./refuse-sas";
import { repairPem } from "./repair-pem";
import type { ReportCardProperty } from "./types";

interface CheckedValue {
  readonly property: ReportCardProperty;
  readonly value: string | number | boolean;
  readonly texts: CheckTexts;
  /** @default the engine of the language */
  readonly matches?: PatternTest | undefined;
}

/** Whether some part of a text fits a pattern. */
export type PatternTest = (input: { readonly pattern: string; readonly text: string }) => boolean;

const matchesHere: PatternTest = ({ pattern, text }) => new RegExp(pattern, "u").test(text);

/** What is wrong with one value that is not blank, or null. */
export function checkValue(input: CheckedValue): string | null {
  const kind = fieldKind(input.property);
  if (kind === "pem") return checkPem(input);
  if (kind === "key") return checkKeyFile(input) ?? checkText(input);
  if (kind === "choice" || kind === "switch") return checkChoice(input);
  if (isSasProperty(input.property)) return refuseSas({ text: String(input.value) }) ?? checkText(input);
  if (isHostProperty(input.property) && !fitsPattern(input)) return checkHost(input) ?? checkText(input);
  return checkText(input);
}

/** Some fields called host take a port or a whole address: their pattern says so. */
function fitsPattern({ property, value, matches = matchesHere }: CheckedValue): boolean {
  const { pattern } = property.json_schema;
  return pattern !== undefined && matches({ pattern, text: String(value) });
}

function checkPem({ value, texts }: CheckedValue): string | null {
  const { problem } = repairPem(String(value));
  if (problem === "no_begin") return texts.pemNoBegin;
  if (problem === "no_end") return texts.pemNoEnd;
  return problem === "too_long" ? texts.pemTooLong : null;
}

function checkKeyFile({ property, value }: CheckedValue): string | null {
  const kind = keyFileKind(property);
  return kind === null ? null : refuseKeyFile({ kind, text: String(value) });
}

function checkChoice({ property, value, texts }: CheckedValue): string | null {
  const choices = literalChoices(property.json_schema) ?? [];
  return choices.map(String).includes(String(value)) ? null : texts.notAChoice;
}

function checkHost({ value, texts }: CheckedValue): string | null {
  const host = String(value);
  const scheme = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\//i.exec(host)?.[0];
  if (scheme) return fillText(texts.hostIsUrl, { scheme });
  if (/^[^\s:/]+:\d{1,5}$/.test(host)) return texts.hostHasPort;
  return /[\s/\\@?#]/.test(host) ? texts.hostShape : null;
}

function checkText(input: CheckedValue): string | null {
  const { property, value, texts, matches = matchesHere } = input;
  const { pattern, minLength, maxLength } = property.json_schema;
  const text = String(value);
  if (fieldKind(property) === "digits") return checkDigits(input);
  if (minLength !== undefined && text.length < minLength)
    return fillText(texts.tooShort, { limit: minLength });
  if (maxLength !== undefined && text.length > maxLength)
    return fillText(texts.tooLong, { limit: maxLength });
  if (pattern === undefined || matches({ pattern, text })) return null;
  const example = exampleOf(property);
  return example ? fillText(texts.pattern, { example }) : texts.patternPlain;
}

function checkDigits({ property, value, texts }: CheckedValue): string | null {
  const { minimum, maximum } = property.json_schema;
  const example = exampleOf(property);
  if (!/^\d+$/.test(String(value))) {
    return example ? fillText(texts.digits, { example }) : texts.digitsPlain;
  }
  const number = Number(value);
  if (/(^|_)port$/.test(property.name) && (number < 1 || number > 65_535)) {
    return fillText(texts.port, { example: example || "5432" });
  }
  if (minimum !== undefined && number < minimum) return fillText(texts.tooSmall, { limit: minimum });
  return maximum !== undefined && number > maximum ? fillText(texts.tooLarge, { limit: maximum }) : null;
}

function exampleOf(property: ReportCardProperty): string {
  return property.placeholder ?? String(property.json_schema.default ?? "");
}
