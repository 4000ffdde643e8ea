import "server-only";
import { enqueueWebhook, whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Sends an event to an endpoint again, with the same `webhook-id` and tries counted anew.
 * @throws NotFoundError; ConflictError where the endpoint is switched off
 */
export async function redeliver(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly deliveryId: string;
}): Promise<void> {
  const { caller, id, deliveryId } = input;
  await whenJobQueueIsOpen();
  const { workspaceId } = caller;
  const orderKey = await tenantStore(caller).$transaction(async (transaction) => {
    const endpoint = await transaction.webhookEndpoint.findFirst({ where: { id, sessionOnly: false } });
    const row = await transaction.webhookDelivery.findFirst({ where: { id: deliveryId, endpointId: id } });
    if (endpoint === null || row === null) throw new NotFoundError({ what: "delivery" });
    if (!endpoint.enabled) {
      throw new ConflictError({ userMessage: "The webhook is switched off. Switch it on first." });
    }
    await transaction.webhookDelivery.updateMany({
      where: { id: deliveryId },
      data: { state: "pending", attempts: 0, nextAttemptAt: new Date(0), finishedAt: null },
    });
    const data = { deliveryId };
    const event = auditEvent({
      actor: actorOf({ caller }),
      action: "webhook.redelivered",
      subject: id,
      data,
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return row.orderKey;
  });
  await enqueueWebhook({ job: { workspaceId, endpointId: id, orderKey } });
}
