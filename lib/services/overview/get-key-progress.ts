import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getInstance } from "@/lib/services/instance/instance";
import type { KeyProgress } from "@/lib/shared/overview/types";
import { countSealed } from "@/lib/store/overview/count-sealed";
import { tenantStore } from "@/lib/store/tenant-store";
import { countedAtMost } from "./get-status-history";

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
