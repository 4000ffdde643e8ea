import type { ConnectorSchema } from "@/lib/connectors/types";
import { ImmutableFieldError } from "@/lib/services/errors";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/** Refuses another value for a property that cannot change once it is set. @throws ImmutableFieldError */
export function refuseImmutable(input: {
  readonly schema: ConnectorSchema;
  readonly config: PropertyValues;
  readonly given: PropertyValues;
}): void {
  const { config, given } = input;
  const properties = input.schema.steps.flatMap((step) => step.properties);
  for (const { name, immutable } of properties) {
    if (immutable !== true || config[name] === undefined || given[name] === undefined) continue;
    if (String(config[name]) === String(given[name])) continue;
    throw new ImmutableFieldError({
      field: name,
      reason: "what was loaded is there. Make a new connection for another place.",
    });
  }
}
