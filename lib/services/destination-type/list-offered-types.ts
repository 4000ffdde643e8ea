import "server-only";
import type { DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { disabledTypes } from "./disabled-types";
import { listDestinationTypes } from "./list-destination-types";

/** Destination types that new connections can be made of: those the workspace has not switched off. */
export async function listOfferedTypes(
  input: Parameters<typeof listDestinationTypes>[0],
): Promise<readonly DestinationTypeSummary[]> {
  const [types, disabled] = await Promise.all([listDestinationTypes(input), disabledTypes(input)]);
  return types.filter(({ id }) => !disabled.has(id));
}
