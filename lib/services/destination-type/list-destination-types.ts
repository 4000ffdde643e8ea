import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { listCustomTypes } from "./list-custom-types";

/**
 * Destination types a workspace is offered, by title and without their fields: the catalogue's and its own.
 * @param types these only
 */
export async function listDestinationTypes(input: {
  readonly workspaceId: string;
  readonly types?: readonly string[];
}): Promise<readonly DestinationTypeSummary[]> {
  const { types } = input;
  const catalogue = connectorSchemas.filter(({ id }) => types === undefined || types.includes(id));
  const others = types?.filter((type) => catalogue.every(({ id }) => id !== type));
  const own = others?.length === 0 ? [] : await listCustomTypes({ ...input, types: others });
  return [...catalogue, ...own.map(({ schema }) => schema)]
    .map(({ id, title, category, docsUrl, iconPath }) => ({ id, title, category, docsUrl, iconPath }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}
