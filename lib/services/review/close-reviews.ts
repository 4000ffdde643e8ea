import "server-only";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/**
 * Ends the reviews of a connection that a newer change overtook, as part of the caller's transaction: nobody
 * decides on what is gone, and nobody is asked to mend it again.
 * @param version reviews of this version only. @default all
 */
export async function closeReviews(input: {
  readonly transaction: TenantTransaction;
  readonly connectionId: string;
  readonly version?: number;
}): Promise<void> {
  const { transaction, connectionId, version } = input;
  const open = {
    connectionId,
    closedAt: null,
    ...(version === undefined ? {} : { credentialVersion: version }),
  };
  const closedAt = new Date();
  await transaction.connectionReview.updateMany({
    where: { ...open, state: "pending" },
    data: { state: "superseded", closedAt },
  });
  await transaction.connectionReview.updateMany({ where: open, data: { closedAt } });
}
