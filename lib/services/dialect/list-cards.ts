import "server-only";
import type { Caller } from "@/lib/services/caller";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import { type DialectCard, getCard } from "./get-card";

/** The cards of every destination type that the workspace is offered, by title. */
export async function listCards({ caller }: { readonly caller: Caller }): Promise<readonly DialectCard[]> {
  const types = await listDestinationTypes({ workspaceId: caller.workspaceId });
  return Promise.all(types.map(({ id: type }) => getCard({ caller, type })));
}
