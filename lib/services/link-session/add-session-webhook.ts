import "server-only";
import { randomUUID } from "node:crypto";
import { sealRecord } from "@/lib/services/sealed-record/seal-record";
import { newSigningSecret } from "@/lib/services/webhook/signing-secret";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/**
 * Makes the endpoint that hears of one link session only.
 * @returns its id, and the secret to verify with
 */
export async function addSessionWebhook(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly url: string;
  readonly actor: string;
}): Promise<{ readonly id: string; readonly secret: string }> {
  const { transaction, workspaceId, url, actor } = input;
  const id = randomUUID();
  const { secret } = newSigningSecret({ algorithm: "hmac" });
  const sealed = await sealRecord({
    workspaceId,
    table: "webhook_endpoint",
    recordId: id,
    values: { current: secret },
  });
  await transaction.webhookEndpoint.create({
    data: {
      id,
      workspaceId,
      url,
      sessionOnly: true,
      tenantKeyId: sealed.tenantKeyId,
      wrappedKey: sealed.wrappedKey,
      sealedSecrets: { ...sealed.fields },
      createdBy: actor,
    },
  });
  return { id, secret };
}
