import "server-only";
import { type ChainLink, extendChain, workspacesToChain } from "@/lib/store/audit-chain";
import { chainHash, headMac } from "./chain-hash";

/** Entries linked in one transaction. */
const batch = 200;

/**
 * Links what was written since the last time into each workspace's chain. It comes a moment after the entry:
 * linking in the entry's own transaction would make every change of a workspace wait for every other.
 * @returns how many entries were linked
 */
export async function extendAuditChains(): Promise<number> {
  let linked = 0;
  for (const workspaceId of await workspacesToChain({ limit: 1_000 })) {
    let done = batch;
    while (done === batch) {
      done = await extendOne(workspaceId);
      linked += done;
    }
  }
  return linked;
}

function extendOne(workspaceId: string): Promise<number> {
  return extendChain({
    workspaceId,
    limit: batch,
    link: ({ head, rows }) => {
      const links: ChainLink[] = [];
      let last = head;
      for (const row of rows) {
        const seq = last.seq + 1n;
        last = { seq, hash: chainHash({ seq, previous: last.hash, row }) };
        links.push({ id: row.id, ...last });
      }
      return { links, ...headMac({ workspaceId, ...last }) };
    },
  });
}
