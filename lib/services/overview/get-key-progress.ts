import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getInstance } from "@/lib/services/instance/instance";
import { countSealed } from "@/lib/store/overview/count-sealed";
import { tenantStore } from "@/lib/store/tenant-store";
import { countedAtMost } from "./get-status-history";

/** How far credentials are sealed under the keys in use today. */
export interface KeyProgress {
  readonly keyring: {
    /** Id of the key that wraps new workspace keys. */
    readonly primary: string;
    /** Older keys that are still needed or not yet removed. */
    readonly older: number;
  };
  /** Keys of the workspace: all, and those wrapped by the keyring's primary key. */
  readonly workspaceKeys: { readonly total: number; readonly current: number };
  /** Stored credentials: all, and those whose whole chain of keys is the current one. */
  readonly credentials: { readonly total: number; readonly current: number };
}

/** Progress of key rotation, as far as the keyring and the workspace's keys tell. */
export async function getKeyProgress({ caller }: { readonly caller: Caller }): Promise<KeyProgress> {
  const { keyring } = getInstance();
  const { workspaceId } = caller;
  const [keys, sealed] = await Promise.all([
    tenantStore(caller).tenantKey.findMany({
      select: { id: true, kekId: true, isPrimary: true },
      orderBy: { createdAt: "desc" },
      take: 100,
    }),
    countSealed({ workspaceId, atMost: countedAtMost }),
  ]);
  const isCurrent = (key: (typeof keys)[number]) => key.kekId === keyring.primary.id;
  const sum = (ids: readonly string[]) =>
    sealed.filter(({ tenantKeyId }) => ids.includes(tenantKeyId)).reduce((all, { count }) => all + count, 0);
  return {
    keyring: { primary: keyring.primary.id, older: keyring.keys.size - 1 },
    workspaceKeys: { total: keys.length, current: keys.filter(isCurrent).length },
    credentials: {
      total: sum(keys.map(({ id }) => id)),
      current: sum(keys.filter((key) => key.isPrimary && isCurrent(key)).map(({ id }) => id)),
    },
  };
}
