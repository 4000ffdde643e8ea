import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type AccountsView, viewAccounts } from "./accounts-view";

/** Keeps how many accounts a connection reaches, in place of what was told before. @throws NotFoundError */
export async function reportAccounts(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: AccountsView;
}): Promise<AccountsView> {
  const { caller, id: connectionId, body } = input;
  const { workspaceId } = caller;
  const lastSucceededAt = body.lastSucceededAt === null ? null : new Date(body.lastSucceededAt);
  const columns = { ...body, lastSucceededAt, updatedAt: new Date() };
  const row = await tenantStore(caller).$transaction(async (transaction) => {
    const found = await transaction.connection.findFirst({
      where: { id: connectionId },
      select: { id: true },
    });
    if (found === null) throw new NotFoundError({ what: "connection" });
    const event = auditEvent({
      actor: actorOf({ caller }),
      action: "connection.accounts_reported",
      subject: connectionId,
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return transaction.connectionAccounts.upsert({
      where: { connectionId },
      create: { ...columns, connectionId, workspaceId },
      update: columns,
    });
  });
  return viewAccounts(row);
}
