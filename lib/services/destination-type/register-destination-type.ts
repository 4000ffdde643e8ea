import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { ConflictError, InvalidInputError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { addVersion, isOfCatalogue } from "./add-version";
import { getReportCard } from "./get-report-card";
import { checkCustomType } from "./intake/check-custom-type";
import type { registerTypeInput } from "./intake/custom-type-input";
import { problem } from "./intake/problem";
import { mostCustomTypes } from "./list-custom-types";
import type { ReportCardView } from "./report-card-view";

/**
 * Makes a destination type of the workspace's own, in version 1.
 * @throws InvalidInputError naming every place; ConflictError where the id was used before
 */
export async function registerDestinationType(input: {
  readonly caller: Caller;
  readonly body: z.infer<typeof registerTypeInput>;
}): Promise<ReportCardView> {
  const { caller } = input;
  const { id, ...body } = input.body;
  if (isOfCatalogue({ type: id })) {
    throw new InvalidInputError({ problems: [problem(["body", "id"], "is a type of the catalogue")] });
  }
  const accepted = checkCustomType({ id, body });
  const { customDestinationType } = tenantStore(caller);
  if ((await customDestinationType.count({ where: { typeId: id } })) > 0) {
    // Connections of a retired type go on under its id.
    throw new ConflictError({
      userMessage: "This id was used before. Replace the type, or take another id.",
    });
  }
  if ((await customDestinationType.count({ where: { retiredAt: null } })) >= mostCustomTypes) {
    throw new ConflictError({
      userMessage: `A workspace has at most ${mostCustomTypes} types of its own. Retire one first.`,
    });
  }
  await addVersion({ caller, accepted, version: 1 });
  return getReportCard({ caller, type: id, query: {} });
}
