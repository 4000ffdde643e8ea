import type { PropertyValues } from "@/lib/shared/report-card/types";

/** A property's value as text; `fallback` where it is missing or blank. */
export function textValue(input: {
  readonly values: PropertyValues;
  readonly name: string;
  readonly fallback?: string;
}): string {
  const value = Object.hasOwn(input.values, input.name) ? input.values[input.name] : undefined;
  return value === undefined || value === "" ? (input.fallback ?? "") : String(value);
}
