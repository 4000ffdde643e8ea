import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import { listDestinationTypes } from "./list-destination-types";
import type { ListTypesInput } from "./list-types-input";
import { pageDestinationTypes } from "./page-destination-types";

/** A page of all destination types, switched off or not, with what the dashboard draws them by. @throws BadCursorError */
export async function browseTypes(input: {
  readonly caller: MemberCaller;
  readonly query: Omit<ListTypesInput, "includeDisabled" | "offset">;
}) {
  const { caller } = input;
  const query = { ...input.query, includeDisabled: "true" as const, offset: 0 };
  const { destinationTypes, nextCursor, total } = await pageDestinationTypes({ caller, query });
  const types = destinationTypes.map(({ type }) => type);
  const drawn = await listDestinationTypes({ ...caller, types });
  const icons = new Map(drawn.map(({ id, iconPath }) => [id, iconPath]));
  return {
    types: destinationTypes.map((type) => ({ ...type, iconPath: icons.get(type.type) ?? "" })),
    nextCursor,
    total,
  };
}
