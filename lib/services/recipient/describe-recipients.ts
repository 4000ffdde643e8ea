import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** A host's customer, as lists name it. */
export interface RecipientName {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
}

/** Names of the workspace's recipients with these ids, by id. */
export async function describeRecipients(input: {
  readonly caller: Caller;
  readonly ids: readonly string[];
}): Promise<Readonly<Record<string, RecipientName>>> {
  const ids = [...new Set(input.ids)];
  if (ids.length === 0) return {};
  const rows = await tenantStore(input.caller).recipient.findMany({
    where: { id: { in: ids } },
    select: { id: true, externalId: true, name: true },
  });
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
