import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type RecipientView, viewRecipient } from "./recipient-view";

/** @throws NotFoundError */
export async function getRecipient(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<RecipientView> {
  const row = await tenantStore(input.caller).recipient.findFirst({ where: { id: input.id } });
  if (row === null) throw new NotFoundError({ what: "recipient" });
  return viewRecipient(row);
}
