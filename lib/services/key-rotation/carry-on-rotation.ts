import "server-only";
import { log } from "@/lib/config/logger";
import { getInstance } from "@/lib/services/instance/instance";
import { getStore } from "@/lib/store/store-holder";
import { sealSentinel } from "@/lib/vault/keyring/seal-sentinel";
import { describeRotation } from "./describe-rotation";
import { renewAuditHeads } from "./renew-audit-heads";
import { rewrapTenantKeys } from "./rewrap-tenant-keys";

/**
 * Brings what stands under earlier keys under the primary key, until nothing does. Called again and again: with
 * one key in the keyring there is nothing to look at.
 */
export async function carryOnRotation(): Promise<void> {
  const { keyring } = getInstance();
  if (keyring.keys.size === 1) return;
  const before = await describeRotation();
  if (before.isSettled) return;
  // Who still has the earlier primary would write under it again, and may not even know the new one.
  if (before.nodes.some((node) => !node.keys.includes(keyring.primary.id))) return;
  const { rewrapped, stuck } = await rewrapTenantKeys();
  await renewAuditHeads();
  await getStore().prisma.instance.update({
    where: { id: 1 },
    data: { sentinel: sealSentinel({ keyring }) },
  });
  log("info", "keys rotated", { keyId: keyring.primary.id, count: rewrapped, failed: stuck });
}
