import "server-only";
import { log } from "@/lib/config/logger";
import { getInstance } from "@/lib/services/instance/instance";
import { getStore } from "@/lib/store/store-holder";
import { rewrapTenantKey } from "@/lib/vault/envelope/rewrap-tenant-key";

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
        const made = rewrapTenantKey({ keyring, workspaceId, id, kekId, wrapped: wrappedKey });
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
