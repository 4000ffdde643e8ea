import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { tokenHash } from "@/lib/services/token-hash";
import { apiKeyPattern } from "@/lib/shared/ids";
import { tenantStore } from "@/lib/store/tenant-store";
import { apiKeyScopes } from "./scopes";

/** Creates the operator's API key (LATCHKEY_BOOTSTRAP_API_KEY) with all scopes, once. */
export async function ensureBootstrapKey(input: {
  readonly workspaceId: string;
  readonly apiKey: string;
}): Promise<void> {
  const publicId = apiKeyPattern.exec(input.apiKey)?.[1] ?? "";
  const store = tenantStore({ workspaceId: input.workspaceId });
  const keyHash = tokenHash({ secret: input.apiKey });
  const found = await store.apiKey.findFirst({ where: { publicId } });
  if (found !== null) {
    await store.apiKey.update({ where: { id: found.id }, data: { keyHash, scopes: [...apiKeyScopes] } });
    return;
  }
  const id = randomUUID();
  const { workspaceId } = input;
  await store.$transaction(async (transaction) => {
    await transaction.apiKey.create({
      data: { id, workspaceId, name: "Bootstrap key", publicId, keyHash, scopes: [...apiKeyScopes] },
    });
    await transaction.auditEvent.create({
      data: { workspaceId, ...auditEvent({ actor: "system", action: "api_key.created", subject: id }) },
    });
  });
}
