import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** What each event tells, by its id; old ones are deleted and missing here. */
export async function typesOfEvents(input: {
  readonly caller: Caller;
  readonly ids: readonly string[];
}): Promise<ReadonlyMap<string, string>> {
  const rows = await tenantStore(input.caller).event.findMany({
    where: { id: { in: [...input.ids] } },
    select: { id: true, type: true },
  });
  return new Map(rows.map(({ id, type }) => [id, type]));
}
