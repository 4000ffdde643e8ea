import { findProperty } from "./find-property";
import type { ReportCardStep } from "./types";

/**
 * Whether a property is secret. An unknown name is treated as secret: what the card does not describe
 * must not be shown or logged.
 */
export function isCredential(input: {
  readonly steps: readonly ReportCardStep[];
  readonly name: string;
}): boolean {
  const property = findProperty(input);
  if (!property) return true;
  return property.is_credential || property.json_schema.writeOnly === true;
}
