import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import type { updateEndpointInput } from "./endpoint-input";
import { type EndpointView, viewEndpoint } from "./endpoint-view";

/** Changes an endpoint. Switched on again, it hears of what happens from now on. @throws NotFoundError */
export async function updateEndpoint(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: z.infer<typeof updateEndpointInput>;
}): Promise<EndpointView> {
  const { caller, id, body } = input;
  const { enabled, ...plain } = body;
  const change = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const switched = enabled === undefined ? {} : { enabled, disabledReason: enabled ? null : "by_user" };
  return tenantStore(caller).$transaction(async (transaction) => {
    const { count } = await transaction.webhookEndpoint.updateMany({
      where: { id, sessionOnly: false },
      data: { ...change, ...switched, updatedAt: new Date() },
    });
    if (count === 0) throw new NotFoundError({ what: "webhook" });
    const data = { changed: Object.keys(body) };
    const event = auditEvent({ actor: actorOf({ caller }), action: "webhook.updated", subject: id, data });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...event } });
    return viewEndpoint({ row: await transaction.webhookEndpoint.findFirstOrThrow({ where: { id } }) });
  });
}
