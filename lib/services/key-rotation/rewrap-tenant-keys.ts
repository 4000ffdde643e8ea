import "server-only";
import { log } from "@/lib/config/logger";
import { getInstance } from "@/lib/services/instance/instance";
import { getStore } from "@/lib/store/store-holder";
import type { WrappedTenantKey } from "@/lib/vault/envelope/create-tenant-key";
import { rewrapTenantKey } from "@/lib/vault/envelope/rewrap-tenant-key";
import { unwrapByService } from "@/lib/vault/envelope/unwrap-by-service";
import { wrapByService } from "@/lib/vault/envelope/wrap-by-service";
import type { Keyring } from "@/lib/vault/keyring/keyring";

/** Tenant keys read at a time. */
const batch = 200;

/**
 * Brings every tenant key under the primary key: the second half of a rotation. May be ended anywhere and
 * begun again, by several processes at once: each key is exchanged only as it was read. One that does not open
 * stays as it is and is named in the log.
 * @returns how many were rewrapped, and how many do not open
 */
export async function rewrapTenantKeys(): Promise<{ readonly rewrapped: number; readonly stuck: number }> {
  const { keyring } = getInstance();
  const { tenantKey } = getStore().prisma;
  let [rewrapped, stuck, after] = [0, 0, ""];
  for (;;) {
    const rows = await tenantKey.findMany({
      where: { kekId: { not: keyring.primary.id }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: batch,
    });
    for (const row of rows) {
      const { id, workspaceId, kekId, wrappedKey } = row;
      try {
        const made = await rewrap({ keyring, workspaceId, tenantKey: { id, kekId, wrapped: wrappedKey } });
        const { count } = await tenantKey.updateMany({
          where: { id, workspaceId, kekId, wrappedKey },
          data: { kekId: made.kekId, wrappedKey: made.wrapped },
        });
        rewrapped += count;
      } catch (error) {
        stuck += 1;
        log("error", "a tenant key does not open and stays as it is", { keyId: id, workspaceId, error });
      }
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < batch) return { rewrapped, stuck };
  }
}

/** Both layers: what a key service wrapped is fetched from there, and what is to lie in one is brought there. */
async function rewrap(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  readonly tenantKey: WrappedTenantKey;
}): Promise<WrappedTenantKey> {
  const { keyring, workspaceId } = input;
  const inner = await unwrapByService(input);
  return wrapByService({
    keyring,
    workspaceId,
    tenantKey: rewrapTenantKey({ keyring, workspaceId, ...inner }),
  });
}
