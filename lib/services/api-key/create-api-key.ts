import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { tenantStore } from "@/lib/store/tenant-store";
import type { createApiKeyInput } from "./api-key-input";
import { type createdApiKey, viewApiKey } from "./api-key-view";
import { refuseMoreScopes } from "./refuse-more-scopes";

/** Makes an API key of the caller's workspace; nobody gives away a scope they do not have. @throws ForbiddenError */
export async function createApiKey(input: {
  readonly caller: Caller;
  readonly body: z.infer<typeof createApiKeyInput>;
}): Promise<z.infer<typeof createdApiKey>> {
  const { caller, body } = input;
  await refuseMoreScopes({ caller, scopes: body.scopes });
  const publicId = randomBase62({ length: 8 });
  const key = `lk_${publicId}_${randomBase62({ length: 43 })}`;
  const id = randomUUID();
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  const row = await tenantStore(caller).$transaction(async (transaction) => {
    const { name, scopes, allowedNetworks, expiresAt, releasePublicKey } = body;
    const event = auditEvent({ actor, action: "api_key.created", subject: id, data: { scopes } });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return transaction.apiKey.create({
      data: {
        id,
        workspaceId,
        name,
        publicId,
        keyHash: tokenHash({ secret: key }),
        scopes: [...new Set(scopes)],
        allowedNetworks,
        createdBy: actor,
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
        ...(releasePublicKey === null ? {} : { releasePublicKey: { ...releasePublicKey } }),
      },
    });
  });
  return { ...viewApiKey({ row }), key };
}
