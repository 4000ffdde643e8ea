import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { jsonOrNull } from "@/lib/store/json-or-null";
import { tenantStore } from "@/lib/store/tenant-store";
import type { updateApiKeyInput } from "./api-key-input";
import { type ApiKeyView, viewApiKey } from "./api-key-view";
import { forgetApiKeys } from "./find-api-key";
import { refuseMoreScopes } from "./refuse-more-scopes";

/** Changes a key's settings. @throws NotFoundError, ForbiddenError */
export async function updateApiKey(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: z.infer<typeof updateApiKeyInput>;
}): Promise<ApiKeyView> {
  const { caller, id, body } = input;
  await refuseMoreScopes({ caller, scopes: body.scopes ?? [] });
  const { expiresAt, releasePublicKey, name, scopes, allowedNetworks } = body;
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(scopes === undefined ? {} : { scopes: [...new Set(scopes)] }),
    ...(allowedNetworks === undefined ? {} : { allowedNetworks }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    ...(releasePublicKey === undefined ? {} : { releasePublicKey: jsonOrNull(releasePublicKey) }),
  };
  const view = await tenantStore(caller).$transaction(async (transaction) => {
    const { count } = await transaction.apiKey.updateMany({ where: { id }, data: change });
    if (count === 0) throw new NotFoundError({ what: "API key" });
    const data = { changed: Object.keys(change) };
    const event = auditEvent({ actor: actorOf({ caller }), action: "api_key.updated", subject: id, data });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...event } });
    return viewApiKey({ row: await transaction.apiKey.findFirstOrThrow({ where: { id } }) });
  });
  forgetApiKeys();
  return view;
}
