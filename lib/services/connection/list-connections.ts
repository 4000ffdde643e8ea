import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import type { connectionPage, ListConnectionsInput } from "./list-connections-input";
import { pageBothWays, type WrittenPage } from "./page-both-ways";

/**
 * A page of the workspace's connections. Setup tests come with the single connection, not with the list.
 * @throws InvalidInputError where cursor and offset meet; BadCursorError
 */
export async function listConnections(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
}): Promise<z.infer<typeof connectionPage>> {
  const { written, ...page } = await readConnections(input);
  return { connections: JSON.parse(`[${written.join(",")}]`), ...page };
}

/** The same for who passes the connections on as they are. */
export async function readConnections(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
}): Promise<WrittenPage> {
  return (await pageBothWays(input)).page;
}
