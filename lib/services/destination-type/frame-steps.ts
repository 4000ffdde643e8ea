import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { fieldKind } from "@/lib/shared/report-card/field-kind";
import { literalChoices } from "@/lib/shared/report-card/literal-choices";
import type { ReportCardProperty, ReportCardStep } from "@/lib/shared/report-card/types";

/**
 * The steps as a browser may have them. A pattern that an operator wrote stays here: a browser would run it
 * with its own engine, which can be kept busy for minutes by a pattern made for that. Patterns that only say
 * "digits" or list words are never run, they say how a field is drawn.
 */
export function frameSteps({
  schema,
}: {
  readonly schema: Pick<ConnectorSchema, "steps" | "version">;
}): readonly ReportCardStep[] {
  if (schema.version === undefined) return schema.steps;
  return schema.steps.map((step) => ({ ...step, properties: step.properties.map(withoutPattern) }));
}

function withoutPattern(property: ReportCardProperty): ReportCardProperty {
  const { pattern, ...json_schema } = property.json_schema;
  if (pattern === undefined || isDrawn(property)) return property;
  return { ...property, json_schema };
}

function isDrawn(property: ReportCardProperty): boolean {
  return fieldKind(property) === "digits" || literalChoices(property.json_schema) !== null;
}
