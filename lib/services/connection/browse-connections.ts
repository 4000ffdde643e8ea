import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import type { DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { ConnectionView } from "./connection-view";
import type { connectionPage, ListConnectionsInput } from "./list-connections-input";
import { pageBothWays } from "./page-both-ways";

/** A customer of the host, as tables name it. */
export interface RecipientName {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
}

/** A page of connections with the names that people know them by. */
export interface BrowsedConnections {
  readonly page: z.infer<typeof connectionPage>;
  /** Of the page before; null on the first. */
  readonly previousCursor: string | null;
  /** By id; those of the page. */
  readonly recipients: Readonly<Record<string, RecipientName>>;
  /** Every type the workspace has, for the filter and the page's titles. */
  readonly types: readonly DestinationTypeSummary[];
  /** The customer filtered by; null where there is no such customer, undefined without that filter. */
  readonly recipient: RecipientName | null | undefined;
}

/**
 * A page of the connections table. A customer is named by the host's own id for it.
 * @throws BadCursorError
 */
export async function browseConnections(input: {
  readonly caller: Caller;
  readonly query: Omit<ListConnectionsInput, "recipientId"> & { readonly recipient?: string | undefined };
}): Promise<BrowsedConnections> {
  const { caller } = input;
  const { recipient: externalId, ...query } = input.query;
  const [recipient, types] = await Promise.all([
    externalId === undefined ? undefined : findRecipient({ caller, externalId }),
    listDestinationTypes({ workspaceId: caller.workspaceId }),
  ]);
  if (recipient === null) {
    return { page: emptyPage(query), previousCursor: null, recipients: {}, types, recipient };
  }
  const { page: found, previousCursor } = await pageBothWays({
    caller,
    query: { ...query, recipientId: recipient?.id },
  });
  const { written, ...envelope } = found;
  const connections: ConnectionView[] = JSON.parse(`[${written.join(",")}]`);
  const page = { connections, ...envelope };
  const ids = [...new Set(page.connections.map(({ recipientId }) => recipientId))];
  const rows = await tenantStore(caller).recipient.findMany({
    where: { id: { in: ids } },
    select: { id: true, externalId: true, name: true },
  });
  const recipients = Object.fromEntries(rows.map((row) => [row.id, row]));
  return { page, previousCursor, recipients, types, recipient };
}

/** The customer of that name in the host's own system. */
async function findRecipient(input: {
  readonly caller: Caller;
  readonly externalId: string;
}): Promise<RecipientName | null> {
  return tenantStore(input.caller).recipient.findFirst({
    where: { externalId: input.externalId },
    select: { id: true, externalId: true, name: true },
  });
}

function emptyPage({
  limit,
  offset,
}: Pick<ListConnectionsInput, "limit" | "offset">): BrowsedConnections["page"] {
  const none = { hasNext: false, total: 0, totalIsExact: true, nextCursor: null, users: {} };
  return { connections: [], limit, offset, ...none };
}
