import "server-only";
import type { Caller } from "@/lib/services/caller";
import { changeConnection } from "./change-connection";
import type { ConnectionView } from "./connection-view";

/** Takes a connection out of use: no check, no look, no release until it is reactivated. Again is no error. */
export async function disableConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
}): Promise<ConnectionView> {
  return changeConnection({
    ...input,
    action: "connection.disabled",
    decide: async (row) =>
      row.status === "disabled" ? null : { status: "disabled", statusReason: "disabled_by_user" },
  });
}
