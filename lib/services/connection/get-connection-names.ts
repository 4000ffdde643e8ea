import "server-only";
import type { Caller } from "@/lib/services/caller";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import type { DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { RecipientName } from "./browse-connections";
import type { ConnectionView } from "./connection-view";
import { type Actors, describeActors } from "./describe-actors";

/** What people call the things that a connection names by id. */
export interface ConnectionNames {
  readonly recipient: RecipientName | null;
  /** Null where the workspace is not offered the type any more. */
  readonly type: DestinationTypeSummary | null;
  readonly actors: Actors;
}

export async function getConnectionNames(input: {
  readonly caller: Caller;
  readonly connection: ConnectionView;
}): Promise<ConnectionNames> {
  const { caller, connection } = input;
  const { workspaceId } = caller;
  const [recipient, types, actors] = await Promise.all([
    tenantStore(caller).recipient.findFirst({
      where: { id: connection.recipientId },
      select: { id: true, externalId: true, name: true },
    }),
    listDestinationTypes({ workspaceId, types: [connection.provider] }),
    describeActors({ caller, actors: [connection.createdBy, connection.updatedBy] }),
  ]);
  return { recipient, type: types[0] ?? null, actors };
}
