import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError } from "@/lib/services/errors";
import { sealRecord } from "@/lib/services/sealed-record/seal-record";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import type { createEndpointInput } from "./endpoint-input";
import { type endpointWithSecret, viewEndpoint } from "./endpoint-view";
import { newSigningSecret } from "./signing-secret";

/** Endpoints a workspace may have: each event is sent to all that listen. */
const endpointsAtMost = 50;

/** Makes a webhook endpoint; the answer is the only place that shows its secret. @throws ConflictError at the limit */
export async function createEndpoint(input: {
  readonly caller: Caller;
  readonly body: z.infer<typeof createEndpointInput>;
}): Promise<z.infer<typeof endpointWithSecret>> {
  const { caller, body } = input;
  const { workspaceId } = caller;
  const id = randomUUID();
  const { secret, publicKey } = newSigningSecret({ algorithm: body.algorithm });
  const values = { current: secret };
  const sealed = await sealRecord({ workspaceId, table: "webhook_endpoint", recordId: id, values });
  const actor = actorOf({ caller });
  const row = await tenantStore(caller).$transaction(async (transaction) => {
    await refuseTooMany(transaction);
    const event = auditEvent({ actor, action: "webhook.created", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    const { url, description, eventTypes, algorithm } = body;
    return transaction.webhookEndpoint.create({
      data: {
        id,
        workspaceId,
        url,
        description,
        eventTypes,
        algorithm,
        publicKey,
        tenantKeyId: sealed.tenantKeyId,
        wrappedKey: sealed.wrappedKey,
        sealedSecrets: { ...sealed.fields },
        createdBy: actor,
      },
    });
  });
  return { ...viewEndpoint({ row }), signingSecret: publicKey === null ? secret : null };
}

async function refuseTooMany(transaction: TenantTransaction): Promise<void> {
  const known = await transaction.webhookEndpoint.findMany({
    where: { sessionOnly: false },
    select: { id: true },
    take: endpointsAtMost,
  });
  if (known.length < endpointsAtMost) return;
  throw new ConflictError({
    userMessage: `A workspace has at most ${endpointsAtMost} endpoints. Delete one first.`,
  });
}
