import type { ConnectorSchema } from "@/lib/connectors/types";
import { findProperty } from "@/lib/shared/report-card/find-property";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/**
 * Puts what a step sent over what is on file. A blank secret keeps the one on file; any other blank is a
 * blank. Unknown names and values Latchkey provides itself are left out.
 */
export function mergeAnswers(input: {
  readonly schema: ConnectorSchema;
  readonly saved: PropertyValues;
  readonly sent: PropertyValues;
}): PropertyValues {
  const { steps } = input.schema;
  const merged: Record<string, string | number | boolean | undefined> = { ...input.saved };
  for (const [name, value] of Object.entries(input.sent)) {
    const property = findProperty({ steps, name });
    if (property === undefined || property.system_provided) continue;
    const blank = value === undefined || value === "";
    if (blank && isCredential({ steps, name })) continue;
    merged[name] = value;
  }
  return merged;
}
