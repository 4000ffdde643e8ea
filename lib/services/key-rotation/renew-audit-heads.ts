import "server-only";
import { log } from "@/lib/config/logger";
import { headMac, isHeadAuthentic } from "@/lib/services/audit/chain-hash";
import { getInstance } from "@/lib/services/instance/instance";
import { getStore } from "@/lib/store/store-holder";

/** Workspaces read at a time. */
const batch = 200;

/**
 * Authenticates the ends of the audit chains with the primary key, as far as an earlier key vouches for them:
 * a forged end stays a forged end.
 * @returns how many were renewed
 */
export async function renewAuditHeads(): Promise<number> {
  const { keyring } = getInstance();
  const { workspace } = getStore().prisma;
  let renewed = 0;
  let after: string | undefined;
  for (;;) {
    const rows = await workspace.findMany({
      where: {
        auditHeadMac: { not: null },
        OR: [{ auditHeadKeyId: null }, { auditHeadKeyId: { not: keyring.primary.id } }],
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: batch,
    });
    for (const row of rows) renewed += await renew(row);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < batch) return renewed;
  }
}

interface Head {
  readonly id: string;
  readonly auditHeadSeq: bigint;
  readonly auditHeadHash: Uint8Array<ArrayBuffer> | null;
  readonly auditHeadMac: Uint8Array<ArrayBuffer> | null;
}

async function renew({ id, auditHeadSeq: seq, auditHeadHash, auditHeadMac }: Head): Promise<number> {
  const end = { workspaceId: id, seq, hash: auditHeadHash ?? new Uint8Array() };
  if (!isHeadAuthentic({ ...end, mac: auditHeadMac ?? new Uint8Array() })) {
    log("error", "the end of an audit chain is not authentic and stays as it is", { workspaceId: id });
    return 0;
  }
  const { mac, keyId } = headMac(end);
  const { count } = await getStore().prisma.workspace.updateMany({
    where: { id, auditHeadSeq: seq, auditHeadMac },
    data: { auditHeadMac: mac, auditHeadKeyId: keyId },
  });
  return count;
}
