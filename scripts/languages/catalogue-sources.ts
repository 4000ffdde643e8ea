import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import type { ReportCardStep } from "@/lib/shared/report-card/types";

/**
 * Every text of the catalogue, each once, in the order of the cards. Names of destination types and
 * placeholders are the same in every language.
 */
export function catalogueSources(): readonly string[] {
  const steps = connectorSchemas.flatMap(
    (schema) => buildReportCard({ type: schema.id, steps: schema.steps }).steps,
  );
  return [...new Set(steps.flatMap(textsOf).filter((text) => /\p{L}/u.test(text)))];
}

function textsOf(step: ReportCardStep): readonly string[] {
  return [
    step.title,
    step.description ?? "",
    ...(step.consent?.access ?? []),
    ...step.properties.flatMap((property) => [
      property.title,
      property.description ?? "",
      ...Object.values(property.choice_titles ?? {}),
    ]),
  ];
}
