import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** The review of a connection that nobody has decided yet. */
export interface WaitingReview {
  readonly id: string;
  readonly requestedAt: string;
  /** Whether it is about a change beside what is in use, which goes on meanwhile. */
  readonly isChange: boolean;
}

/** Null where nothing of the connection waits for a reviewer. */
export async function findWaitingReview(input: {
  readonly caller: Caller;
  readonly connection: { readonly id: string; readonly credentialVersion: number };
}): Promise<WaitingReview | null> {
  const { caller, connection } = input;
  const row = await tenantStore(caller).connectionReview.findFirst({
    where: { connectionId: connection.id, state: "pending", closedAt: null },
    orderBy: { requestedAt: "desc" },
    select: { id: true, requestedAt: true, credentialVersion: true },
  });
  if (row === null) return null;
  const { id, requestedAt, credentialVersion } = row;
  return {
    id,
    requestedAt: requestedAt.toISOString(),
    isChange: credentialVersion !== connection.credentialVersion,
  };
}
