import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** The id of the connection that has this number. @throws NotFoundError */
export async function findNumberedConnection(input: {
  readonly caller: Caller;
  readonly number: number;
}): Promise<string> {
  const row = await tenantStore(input.caller).connectionNumber.findFirst({
    where: { number: BigInt(input.number) },
    select: { connectionId: true },
  });
  if (row === null) throw new NotFoundError({ what: "connection" });
  return row.connectionId;
}
