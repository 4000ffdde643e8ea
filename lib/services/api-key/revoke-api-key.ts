import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { forgetApiKeys } from "./find-api-key";

/**
 * Takes a key out of use: at once in this process, within a second in others. Again is no error.
 * @throws NotFoundError
 */
export async function revokeApiKey(input: { readonly caller: Caller; readonly id: string }): Promise<void> {
  const { caller, id } = input;
  await tenantStore(caller).$transaction(async (transaction) => {
    const row = await transaction.apiKey.findFirst({ where: { id }, select: { revokedAt: true } });
    if (row === null) throw new NotFoundError({ what: "API key" });
    if (row.revokedAt !== null) return;
    await transaction.apiKey.updateMany({ where: { id }, data: { revokedAt: new Date() } });
    const event = auditEvent({ actor: actorOf({ caller }), action: "api_key.revoked", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...event } });
  });
  forgetApiKeys();
}
