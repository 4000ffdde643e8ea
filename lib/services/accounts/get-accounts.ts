import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type AccountsView, viewAccounts } from "./accounts-view";

/** How many accounts a connection reaches, as the host told last. @throws NotFoundError, also before it told anything */
export async function getAccounts(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<AccountsView> {
  const { caller, id: connectionId } = input;
  const row = await tenantStore(caller).connectionAccounts.findFirst({ where: { connectionId } });
  if (row === null) throw new NotFoundError({ what: "count of accounts" });
  return viewAccounts(row);
}
