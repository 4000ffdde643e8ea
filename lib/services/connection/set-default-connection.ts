import "server-only";
import type { Caller } from "@/lib/services/caller";
import { changeConnection } from "./change-connection";
import type { ConnectionView } from "./connection-view";

/** Makes a connection the default of its destination type; the one before it is no longer. */
export async function setDefaultConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
}): Promise<ConnectionView> {
  return changeConnection({
    ...input,
    action: "connection.updated",
    decide: async (row, transaction) => {
      if (row.isDefault) return null;
      await transaction.connection.updateMany({
        where: { destinationType: row.destinationType, isDefault: true },
        data: { isDefault: false, revision: { increment: 1 } },
      });
      return { isDefault: true };
    },
  });
}
