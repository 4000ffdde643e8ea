import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** The numbers of connections, given to those that have none yet. A number is never given twice. */
export async function numberConnections(input: {
  readonly caller: Caller;
  readonly connectionIds: readonly string[];
}): Promise<ReadonlyMap<string, number>> {
  const { caller, connectionIds } = input;
  const { connectionNumber } = tenantStore(caller);
  const where = { connectionId: { in: [...connectionIds] } };
  const known = await connectionNumber.findMany({ where });
  const missing = connectionIds.filter((id) => known.every(({ connectionId }) => connectionId !== id));
  if (missing.length === 0) return toMap(known);
  await connectionNumber.createMany({
    data: missing.map((connectionId) => ({ connectionId, workspaceId: caller.workspaceId })),
    // Another request may have been first.
    skipDuplicates: true,
  });
  return toMap(await connectionNumber.findMany({ where }));
}

function toMap(
  rows: readonly { readonly connectionId: string; readonly number: bigint }[],
): ReadonlyMap<string, number> {
  return new Map(rows.map(({ connectionId, number }) => [connectionId, Number(number)]));
}
