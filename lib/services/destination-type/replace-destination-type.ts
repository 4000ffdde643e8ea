import "server-only";
import type { Caller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { addVersion, isOfCatalogue } from "./add-version";
import { getReportCard } from "./get-report-card";
import { checkCustomType } from "./intake/check-custom-type";
import type { CustomTypeInput } from "./intake/custom-type-input";
import type { ReportCardView } from "./report-card-view";

/**
 * Gives a type of the workspace's own its next version. New connections take it; those there are go on with
 * the version they were made with.
 * @throws InvalidInputError naming every place; NotFoundError; ConflictError of the catalogue or a retired type
 */
export async function replaceDestinationType(input: {
  readonly caller: Caller;
  readonly type: string;
  readonly body: CustomTypeInput;
}): Promise<ReportCardView> {
  const { caller, type, body } = input;
  if (isOfCatalogue({ type }))
    throw new ConflictError({ userMessage: "The catalogue's types stay as they are." });
  const newest = await tenantStore(caller).customDestinationType.findFirst({
    where: { typeId: type },
    orderBy: { version: "desc" },
    select: { version: true, retiredAt: true },
  });
  if (newest === null) throw new NotFoundError({ what: "destination type" });
  if (newest.retiredAt !== null) {
    throw new ConflictError({ userMessage: "This type was retired. Register another one." });
  }
  const accepted = checkCustomType({ id: type, body });
  await addVersion({ caller, accepted, version: newest.version + 1 });
  return getReportCard({ caller, type, query: {} });
}
