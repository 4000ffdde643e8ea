import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { sameHash, tokenHash } from "@/lib/services/token-hash";
import { apiKeyPattern } from "@/lib/shared/ids";
import type { StartState } from "@/lib/store/read-start-state";
import { tenantStore } from "@/lib/store/tenant-store";
import { apiKeyScopes } from "./scopes";

/** Creates the operator's API key (LATCHKEY_BOOTSTRAP_API_KEY) with all scopes, once. */
export async function ensureBootstrapKey(input: {
  readonly workspaceId: string;
  readonly apiKey: string;
  /** The key of this public id as it was found stored. */
  readonly stored: StartState["apiKey"];
}): Promise<void> {
  const publicId = apiKeyPattern.exec(input.apiKey)?.[1] ?? "";
  const keyHash = tokenHash({ secret: input.apiKey });
  if (input.stored !== null && isCurrent({ stored: input.stored, keyHash })) return;
  const store = tenantStore({ workspaceId: input.workspaceId });
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

function isCurrent(input: {
  readonly stored: NonNullable<StartState["apiKey"]>;
  readonly keyHash: Uint8Array;
}): boolean {
  const { keyHash, scopes } = input.stored;
  return sameHash({ a: keyHash, b: input.keyHash }) && scopes.join() === apiKeyScopes.join();
}
