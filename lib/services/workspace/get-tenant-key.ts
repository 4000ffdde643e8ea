import "server-only";
import { log } from "@/lib/config/logger";
import { getInstance } from "@/lib/services/instance/instance";
import { tenantStore } from "@/lib/store/tenant-store";
import { createTenantKey } from "@/lib/vault/envelope/create-tenant-key";
import type { TenantKey } from "@/lib/vault/envelope/keys";
import { openTenantKey } from "@/lib/vault/envelope/open-tenant-key";
import { unwrapByService } from "@/lib/vault/envelope/unwrap-by-service";
import { wrapByService } from "@/lib/vault/envelope/wrap-by-service";

interface TenantKeyRow {
  readonly id: string;
  readonly kekId: string;
  readonly wrappedKey: string;
}

// Unwrapped keys stay in this process: unwrapping per request would make a key service a part of every request.
// Bounded by the number of workspaces. Who asks while one is being unwrapped waits for the same.
const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.tenant-keys");

function cache(): Map<string, Promise<TenantKey>> {
  holder[symbol] ??= new Map<string, Promise<TenantKey>>();
  return holder[symbol] as Map<string, Promise<TenantKey>>;
}

/**
 * A workspace's key: the primary one, made on first use, or the one with `keyId`.
 * @throws VaultError where the stored key does not belong to this workspace and keyring, KeyServiceError
 */
export function getTenantKey(input: {
  readonly workspaceId: string;
  readonly keyId?: string;
}): Promise<TenantKey> {
  const cacheKey = `${input.workspaceId}/${input.keyId ?? "primary"}`;
  const known = cache().get(cacheKey);
  if (known !== undefined) return known;
  const kept = cache();
  const opened = openStored(input).catch((error: unknown) => {
    kept.delete(cacheKey);
    log("error", "a tenant key could not be opened", { workspaceId: input.workspaceId, error });
    throw error;
  });
  kept.set(cacheKey, opened);
  return opened;
}

async function openStored(input: {
  readonly workspaceId: string;
  readonly keyId?: string;
}): Promise<TenantKey> {
  const { workspaceId, keyId } = input;
  const row = keyId === undefined ? await primaryRow(workspaceId) : await rowOf({ workspaceId, keyId });
  const { keyring } = getInstance();
  const tenantKey = { id: row.id, kekId: row.kekId, wrapped: row.wrappedKey };
  return openTenantKey({
    keyring,
    workspaceId,
    ...(await unwrapByService({ keyring, workspaceId, tenantKey })),
  });
}

async function rowOf(input: { readonly workspaceId: string; readonly keyId: string }): Promise<TenantKeyRow> {
  return tenantStore({ workspaceId: input.workspaceId }).tenantKey.findFirstOrThrow({
    where: { id: input.keyId },
  });
}

async function primaryRow(workspaceId: string): Promise<TenantKeyRow> {
  const store = tenantStore({ workspaceId });
  const found = await store.tenantKey.findFirst({
    where: { isPrimary: true },
    orderBy: { createdAt: "asc" },
  });
  if (found !== null) return found;
  const { keyring } = getInstance();
  const tenantKey = createTenantKey({ keyring, workspaceId });
  const made = await wrapByService({ keyring, workspaceId, tenantKey });
  const row = { id: made.id, kekId: made.kekId, wrappedKey: made.wrapped };
  await store.tenantKey.create({ data: { ...row, workspaceId } });
  // Two processes may both have made one: the older is used by both.
  return store.tenantKey.findFirstOrThrow({ where: { isPrimary: true }, orderBy: { createdAt: "asc" } });
}
