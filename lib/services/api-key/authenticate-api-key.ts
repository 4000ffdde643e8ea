import "server-only";
import type { ApiCaller } from "@/lib/services/caller";
import { ForbiddenError, UnauthorizedError } from "@/lib/services/errors";
import { sameHash, tokenHash } from "@/lib/services/token-hash";
import { apiKeyPattern } from "@/lib/shared/ids";
import { getStore } from "@/lib/store/store-holder";
import { findApiKey, forgetApiKeys } from "./find-api-key";
import { isAddressAllowed } from "./is-address-allowed";
import { limitCalls } from "./limit-calls";
import type { ApiKeyScope } from "./scopes";

/** `lastUsedAt` is kept to the minute: a write per request would cost more than it tells. */
const lastUsedStepMs = 60_000;

/**
 * Finds the key of an `Authorization: Bearer` header and checks that it may do this.
 * @throws UnauthorizedError where the key is missing, unknown, revoked, expired or used from elsewhere than
 * its networks; ForbiddenError without the scope; RateLimitedError
 */
export async function authenticateApiKey(input: {
  readonly authorization: string | null;
  /** Of the peer, as the gate saw it. */
  readonly address: string | null;
  readonly scope: ApiKeyScope;
}): Promise<ApiCaller> {
  const secret = /^Bearer (\S+)$/i.exec(input.authorization ?? "")?.[1] ?? "";
  const publicId = apiKeyPattern.exec(secret)?.[1];
  if (publicId === undefined) throw new UnauthorizedError();
  const row = await findApiKey({ publicId });
  const good = row !== null && sameHash({ a: row.keyHash, b: tokenHash({ secret }) });
  if (!good || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= new Date())) {
    throw new UnauthorizedError();
  }
  if (!isAddressAllowed({ address: input.address, networks: row.allowedNetworks }))
    throw new UnauthorizedError();
  await limitCalls({ apiKeyId: row.id });
  if (!row.scopes.includes(input.scope)) throw new ForbiddenError({ scope: input.scope });
  await noteUse(row);
  return { workspaceId: row.workspaceId, apiKeyId: row.id };
}

async function noteUse(row: { readonly id: string; readonly lastUsedAt: Date | null }): Promise<void> {
  if (row.lastUsedAt !== null && Date.now() - row.lastUsedAt.getTime() < lastUsedStepMs) return;
  await getStore().prisma.apiKey.update({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
  forgetApiKeys();
}
