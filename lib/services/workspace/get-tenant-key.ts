import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { tenantStore } from "@/lib/store/tenant-store";
import { createTenantKey } from "@/lib/vault/envelope/create-tenant-key";
import type { TenantKey } from "@/lib/vault/envelope/keys";
import { openTenantKey } from "@/lib/vault/envelope/open-tenant-key";

interface TenantKeyRow {
  readonly id: string;
  readonly kekId: string;
  readonly wrappedKey: string;
}

// Unwrapped keys stay in this process: unwrapping per request would make the key service (a KMS, later)
// a part of every request. Bounded by the number of workspaces.
const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.tenant-keys");

function cache(): Map<string, TenantKey> {
  holder[symbol] ??= new Map<string, TenantKey>();
  return holder[symbol] as Map<string, TenantKey>;
}

/**
 * A workspace's key: the primary one, made on first use, or the one with `keyId`.
 * @throws VaultError where the stored key does not belong to this workspace and keyring
 */
export async function getTenantKey(input: {
  readonly workspaceId: string;
  readonly keyId?: string;
}): Promise<TenantKey> {
  const { workspaceId, keyId } = input;
  const cacheKey = `${workspaceId}/${keyId ?? "primary"}`;
  const known = cache().get(cacheKey);
  if (known !== undefined) return known;
  const row = keyId === undefined ? await primaryRow(workspaceId) : await rowOf({ workspaceId, keyId });
  const { keyring } = getInstance();
  const opened = openTenantKey({
    keyring,
    workspaceId,
    id: row.id,
    kekId: row.kekId,
    wrapped: row.wrappedKey,
  });
  cache().set(cacheKey, opened);
  return opened;
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
  const made = createTenantKey({ keyring: getInstance().keyring, workspaceId });
  const row = { id: made.id, kekId: made.kekId, wrappedKey: made.wrapped };
  await store.tenantKey.create({ data: { ...row, workspaceId } });
  // Two processes may both have made one: the older is used by both.
  return store.tenantKey.findFirstOrThrow({ where: { isPrimary: true }, orderBy: { createdAt: "asc" } });
}
