import type { ReportCardProperty } from "./types";

/** A text in the type its property declares; text that does not convert stays text, for the check to refuse. */
export function toPropertyType(input: {
  readonly property: ReportCardProperty;
  readonly value: string | number | boolean;
}): string | number | boolean {
  const { value } = input;
  const { type } = input.property.json_schema;
  if (type === "string") return String(value);
  if (typeof value !== "string") return value;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
