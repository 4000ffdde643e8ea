import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { DestinationTypeSummary } from "@/lib/shared/report-card/types";

/** Every destination type of the catalogue by title, without its fields. */
export function listDestinationTypes(): readonly DestinationTypeSummary[] {
  return connectorSchemas
    .map(({ id, title, category, docsUrl, iconPath }) => ({ id, title, category, docsUrl, iconPath }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}
