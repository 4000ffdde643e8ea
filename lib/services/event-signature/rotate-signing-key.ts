import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import { makeSigningKey } from "./make-signing-key";
import type { rotateSigningKeyInput, signingKeyView } from "./signing-key";
import { viewSigningKey } from "./view-signing-key";

/**
 * Makes the key that signs from now on. The one before stays published for the overlap, so that what it signed
 * a moment ago still verifies; its private half is destroyed at once.
 */
export async function rotateSigningKey(input: {
  readonly caller: Caller;
  readonly body: z.infer<typeof rotateSigningKeyInput>;
}): Promise<z.infer<typeof signingKeyView>> {
  const { caller, body } = input;
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  const made = await makeSigningKey({ workspaceId, createdBy: actor });
  const row = await tenantStore(caller).$transaction(async (transaction) => {
    const now = new Date();
    await transaction.signingKey.deleteMany({ where: { publishedUntil: { lte: now } } });
    await transaction.signingKey.updateMany({
      where: { publishedUntil: null },
      data: { sealedKey: null, publishedUntil: new Date(now.getTime() + body.overlapSeconds * 1000) },
    });
    const event = auditEvent({ actor, action: "signing_key.rotated", subject: made.id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return transaction.signingKey.create({ data: made });
  });
  return viewSigningKey({ row });
}
