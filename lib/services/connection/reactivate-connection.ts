import "server-only";
import type { Caller } from "@/lib/services/caller";
import { changeConnection } from "./change-connection";
import type { ConnectionView } from "./connection-view";

/** Puts a disabled connection back into use, to be verified first. One that is in use stays as it is. */
export async function reactivateConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
}): Promise<ConnectionView> {
  return changeConnection({
    ...input,
    action: "connection.reactivated",
    decide: async (row) =>
      row.status === "disabled" ? { status: "needs_verification", statusReason: "reactivated" } : null,
  });
}
