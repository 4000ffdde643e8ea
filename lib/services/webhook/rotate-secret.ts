import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { openRecord } from "@/lib/services/sealed-record/open-record";
import { sealRecord } from "@/lib/services/sealed-record/seal-record";
import { tenantStore } from "@/lib/store/tenant-store";
import type { rotateSecretInput } from "./endpoint-input";
import { type endpointWithSecret, viewEndpoint } from "./endpoint-view";
import { newSigningSecret } from "./signing-secret";

/** Gives an endpoint a new secret; for the overlap deliveries carry both signatures. @throws NotFoundError */
export async function rotateSecret(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: z.infer<typeof rotateSecretInput>;
}): Promise<z.infer<typeof endpointWithSecret>> {
  const { caller, id, body } = input;
  const { workspaceId } = caller;
  const store = tenantStore(caller);
  const old = await store.webhookEndpoint.findFirst({ where: { id, sessionOnly: false } });
  if (old === null) throw new NotFoundError({ what: "webhook" });
  const place = { workspaceId, table: "webhook_endpoint", recordId: id };
  const fields = old.sealedSecrets as Record<string, string>;
  const kept = { tenantKeyId: old.tenantKeyId, wrappedKey: old.wrappedKey, fields };
  const opened = await openRecord({ ...place, sealed: kept });
  const previous = opened.current?.reveal() ?? "";
  for (const secret of Object.values(opened)) secret.wipe();
  const { secret, publicKey } = newSigningSecret({ algorithm: viewEndpoint({ row: old }).algorithm });
  const sealed = await sealRecord({ ...place, values: { current: secret, previous } });
  const row = await store.$transaction(async (transaction) => {
    const actor = actorOf({ caller });
    const event = auditEvent({ actor, action: "webhook.secret_rotated", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return transaction.webhookEndpoint.update({
      where: { id },
      data: {
        tenantKeyId: sealed.tenantKeyId,
        wrappedKey: sealed.wrappedKey,
        sealedSecrets: { ...sealed.fields },
        publicKey,
        overlapUntil: new Date(Date.now() + body.overlapSeconds * 1000),
        updatedAt: new Date(),
      },
    });
  });
  return { ...viewEndpoint({ row }), signingSecret: publicKey === null ? secret : null };
}
