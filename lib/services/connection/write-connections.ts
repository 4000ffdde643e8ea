import "server-only";
import type { Caller } from "@/lib/services/caller";
import { WrittenJson } from "@/lib/shared/written-json";
import { readConnections } from "./list-connections";
import type { ListConnectionsInput } from "./list-connections-input";

/**
 * `listConnections` for who passes the page on as it is: what the database wrote is not read and written again.
 * @throws InvalidInputError where cursor and offset meet; BadCursorError
 */
export async function writeConnections(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
}): Promise<WrittenJson> {
  const { written, ...page } = await readConnections(input);
  return new WrittenJson(`{"connections":[${written.join(",")}],${JSON.stringify(page).slice(1)}`);
}
