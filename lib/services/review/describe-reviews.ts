import "server-only";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import type { ReviewView } from "./review-view";

type ReviewRow = NonNullable<Awaited<ReturnType<TenantTransaction["connectionReview"]["findFirst"]>>>;

/** Reviews as they are shown, with the names of what they are about: two queries, however many. */
export async function describeReviews(input: {
  readonly workspaceId: string;
  readonly rows: readonly ReviewRow[];
}): Promise<ReviewView[]> {
  const store = tenantStore(input);
  const connections = await store.connection.findMany({
    where: { id: { in: [...new Set(input.rows.map(({ connectionId }) => connectionId))] } },
    select: { id: true, name: true, destinationType: true, recipientId: true },
  });
  const recipients = await store.recipient.findMany({
    where: { id: { in: [...new Set(connections.map(({ recipientId }) => recipientId))] } },
    select: { id: true, name: true },
  });
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const names = new Map(recipients.map(({ id, name }) => [id, name]));
  return input.rows.map((row) => {
    const connection = byId.get(row.connectionId);
    return {
      id: row.id,
      state: row.state,
      connectionId: row.connectionId,
      connectionName: connection?.name ?? "",
      provider: connection?.destinationType ?? "",
      recipientName: names.get(connection?.recipientId ?? "") ?? "",
      credentialVersion: row.credentialVersion,
      requestedBy: row.requestedBy,
      requestedAt: row.requestedAt.toISOString(),
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      stepId: row.stepId,
      comment: row.comment,
    };
  });
}
