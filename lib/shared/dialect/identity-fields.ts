import type { ReportCardProperty, ReportCardStep } from "../report-card/types";
import { type DialectField, flag, text, whole } from "./field";
import { askedProperties, madeProperties } from "./form-properties";

/** Every property of a card under its own name: for types that a vendor has no names of its own for. */
export function identityFields({
  steps,
}: {
  readonly steps: readonly ReportCardStep[];
}): readonly DialectField[] {
  return [
    ...askedProperties({ steps }).map(fieldOf),
    ...madeProperties({ steps }).map(({ name }) => text(name, name, { readOnly: true })),
  ];
}

function fieldOf({ name, json_schema }: ReportCardProperty): DialectField {
  if (json_schema.type === "boolean") return flag(name);
  return json_schema.type === "integer" ? whole(name) : text(name);
}
