import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeDestination } from "./describe-destinations";

/**
 * A destination by its own id, or by that of the recipient it is the first of: clients for which the two are
 * one name either.
 * @throws NotFoundError
 */
export async function findDestination(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<DialectDestination> {
  const { caller, id } = input;
  const found = await tenantStore(caller).connection.findFirst({
    where: { OR: [{ id }, { recipientId: id }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (found === null) throw new NotFoundError({ what: "destination" });
  return describeDestination({ caller, id: found.id });
}
