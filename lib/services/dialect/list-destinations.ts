import "server-only";
import type { Caller } from "@/lib/services/caller";
import { listConnections } from "@/lib/services/connection/list-connections";
import { listConnectionsInput } from "@/lib/services/connection/list-connections-input";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import { describeDestinations } from "./describe-destinations";

/** A page of what a dialect shows. */
export interface DestinationPage {
  readonly destinations: readonly DialectDestination[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** A page of the workspace's connections, the oldest first unless said otherwise. @throws BadCursorError */
export async function listDestinations(input: {
  readonly caller: Caller;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly order?: "asc" | "desc" | undefined;
  /** Of this destination type only. */
  readonly type?: string | undefined;
}): Promise<DestinationPage> {
  const { caller, limit, cursor, offset = 0, order = "asc", type: provider } = input;
  const page = await listConnections({
    caller,
    query: listConnectionsInput.parse({
      sort: "created_at",
      direction: order,
      limit,
      offset,
      ...(cursor === undefined ? {} : { cursor }),
      ...(provider === undefined ? {} : { provider }),
    }),
  });
  const ids = page.connections.map(({ id }) => id);
  return {
    destinations: await describeDestinations({ caller, ids }),
    total: page.total,
    nextCursor: page.nextCursor,
  };
}
