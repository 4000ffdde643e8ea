import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { countKeyUses } from "@/lib/store/count-key-uses";
import { getStore } from "@/lib/store/store-holder";
import { parseSealedText } from "@/lib/vault/format/parse-sealed-text";
import { nodeLifeMs } from "./report-node";
import type { RotationView } from "./rotation-view";

/** Which keys the installation still needs, and which processes hold which: what decides about each next step of a rotation. */
export async function describeRotation(): Promise<RotationView> {
  const { keyring } = getInstance();
  const { prisma } = getStore();
  const [uses, { sentinel }, nodes] = await Promise.all([
    countKeyUses(),
    prisma.instance.findUniqueOrThrow({ where: { id: 1 } }),
    prisma.serverNode.findMany({
      where: { seenAt: { gt: new Date(Date.now() - nodeLifeMs) } },
      orderBy: { startedAt: "asc" },
      take: 1_000,
    }),
  ]);
  const [sentinelKey] = parseSealedText({ purpose: "sentinel", text: sentinel }).keyIds;
  const ids = new Set([...keyring.keys.keys(), ...uses.map(({ keyId }) => keyId)]);
  const keys = [...ids].map((id) => {
    const count = (kind: "tenantKeys" | "auditHeads") => uses.find((use) => use.keyId === id)?.[kind] ?? 0;
    return {
      id,
      tenantKeys: count("tenantKeys"),
      auditHeads: count("auditHeads"),
      sentinel: id === sentinelKey,
    };
  });
  const primary = keyring.primary.id;
  return {
    primary,
    keys,
    nodes: nodes.map((node) => ({
      id: node.id,
      mode: node.mode,
      primary: node.primaryKeyId,
      keys: node.keyIds,
      seenAt: node.seenAt.toISOString(),
    })),
    isSettled: keys.every((key) => key.id === primary || !isNeeded(key)),
  };
}

/** Whether something would be lost with the key. */
export function isNeeded(key: RotationView["keys"][number]): boolean {
  return key.tenantKeys > 0 || key.auditHeads > 0 || key.sentinel;
}
