import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import type { rotateApiKeyInput } from "./api-key-input";
import type { createdApiKey } from "./api-key-view";
import { createApiKey } from "./create-api-key";
import { updateApiKey } from "./update-api-key";

/**
 * Makes a second key like the first; the first goes on working for the overlap, so that both are live
 * while callers change over.
 * @throws NotFoundError, ForbiddenError; ConflictError where the key is no longer in use
 */
export async function rotateApiKey(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: z.infer<typeof rotateApiKeyInput>;
}): Promise<z.infer<typeof createdApiKey>> {
  const { caller, id, body } = input;
  const old = await tenantStore(caller).apiKey.findFirst({ where: { id } });
  if (old === null) throw new NotFoundError({ what: "API key" });
  const ends = new Date(Date.now() + body.overlapSeconds * 1000);
  if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= new Date())) {
    throw new ConflictError({ userMessage: "This API key is no longer in use: make a new one." });
  }
  const made = await createApiKey({
    caller,
    body: {
      name: old.name,
      scopes: old.scopes as z.infer<typeof createdApiKey>["scopes"],
      allowedNetworks: old.allowedNetworks,
      expiresAt: null,
      releasePublicKey: old.releasePublicKey as never,
    },
  });
  const expiresAt = old.expiresAt !== null && old.expiresAt < ends ? old.expiresAt : ends;
  await updateApiKey({ caller, id, body: { expiresAt: expiresAt.toISOString() } });
  return made;
}
