import "server-only";
import type { AuditEvent, Prisma } from "./generated/client";
import { getStore } from "./store-holder";

export type AuditRow = AuditEvent;

/** End of a workspace's chain. */
export interface ChainHead {
  readonly seq: bigint;
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** A row and its place in the chain. */
export interface ChainLink extends ChainHead {
  readonly id: string;
}

/** Workspaces with entries that the chain has not reached yet. */
export async function workspacesToChain({ limit }: { readonly limit: number }): Promise<readonly string[]> {
  const rows = await getStore().prisma.$queryRaw<{ workspaceId: string }[]>`
    select distinct workspace_id::text as "workspaceId" from audit_event where chain_seq is null limit ${limit}`;
  return rows.map((row) => row.workspaceId);
}

/**
 * Extends a workspace's chain by what it has not reached yet. One process at a time: the workspace's row is
 * locked meanwhile.
 * @param link computes the links of these rows from the head they follow
 * @returns how many entries were linked
 */
export async function extendChain(input: {
  readonly workspaceId: string;
  readonly limit: number;
  readonly link: (chain: { readonly head: ChainHead; readonly rows: readonly AuditRow[] }) => {
    readonly links: readonly ChainLink[];
    readonly mac: Uint8Array<ArrayBuffer>;
    /** Id of the keyring key that made the mac. */
    readonly keyId: string;
  };
}): Promise<number> {
  const { workspaceId, limit } = input;
  return getStore().prisma.$transaction(async (transaction) => {
    const [locked] = await transaction.$queryRaw<{ seq: bigint; hash: Uint8Array<ArrayBuffer> | null }[]>`
      select audit_head_seq as seq, audit_head_hash as hash from workspace
       where id = ${workspaceId}::uuid for update`;
    if (locked === undefined) return 0;
    const rows = await transaction.auditEvent.findMany({
      where: { workspaceId, chainSeq: null },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: limit,
    });
    if (rows.length === 0) return 0;
    const { links, mac, keyId } = input.link({
      head: { seq: locked.seq, hash: locked.hash ?? new Uint8Array() },
      rows,
    });
    await writeChain({ transaction, workspaceId, links, mac, keyId });
    return links.length;
  });
}

async function writeChain(input: {
  readonly transaction: Prisma.TransactionClient;
  readonly workspaceId: string;
  readonly links: readonly ChainLink[];
  readonly mac: Uint8Array<ArrayBuffer>;
  readonly keyId: string;
}): Promise<void> {
  const { transaction, workspaceId, links, mac, keyId } = input;
  for (const { id, seq, hash } of links) {
    await transaction.auditEvent.updateMany({
      where: { id, workspaceId, chainSeq: null },
      data: { chainSeq: seq, chainHash: hash },
    });
  }
  const last = links.at(-1);
  await transaction.workspace.update({
    where: { id: workspaceId },
    data: {
      auditHeadSeq: last?.seq ?? 0n,
      auditHeadHash: last?.hash ?? null,
      auditHeadMac: mac,
      auditHeadKeyId: keyId,
    },
  });
}
