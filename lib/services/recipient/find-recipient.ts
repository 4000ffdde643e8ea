import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import type { RecipientName } from "./describe-recipients";

/** The workspace's recipient with the host's own id; null where there is none. */
export async function findRecipient(input: {
  readonly caller: Caller;
  readonly externalId: string;
}): Promise<RecipientName | null> {
  return tenantStore(input.caller).recipient.findFirst({
    where: { externalId: input.externalId },
    select: { id: true, externalId: true, name: true },
  });
}
