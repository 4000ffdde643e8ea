import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** Deletes an endpoint with its secret; what was still to be delivered is not. @throws NotFoundError */
export async function deleteEndpoint(input: { readonly caller: Caller; readonly id: string }): Promise<void> {
  const { caller, id } = input;
  await tenantStore(caller).$transaction(async (transaction) => {
    const { count } = await transaction.webhookEndpoint.deleteMany({ where: { id, sessionOnly: false } });
    if (count === 0) throw new NotFoundError({ what: "webhook" });
    await transaction.webhookDelivery.updateMany({
      where: { endpointId: id, state: "pending" },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    const event = auditEvent({ actor: actorOf({ caller }), action: "webhook.deleted", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...event } });
  });
}
