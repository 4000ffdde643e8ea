import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import type { ApprovalView } from "@/lib/services/trust/approval-view";
import { listApprovals } from "@/lib/services/trust/list-approvals";

interface PeersOf {
  readonly caller: Caller;
  /** The connection. */
  readonly id: string;
  readonly kind: ApprovalView["kind"];
}

/** Host keys or certificates of a connection: approved, and waiting for approval. @throws NotFoundError */
export async function listPeers({ caller, id, kind }: PeersOf): Promise<readonly ApprovalView[]> {
  const { approvals } = await listApprovals({ caller, id });
  return approvals.filter((one) => one.kind === kind && one.state !== "revoked");
}

/** The one that is meant. @throws NotFoundError */
export async function findPeer(
  input: PeersOf & { readonly isMeant: (peer: ApprovalView) => boolean },
): Promise<ApprovalView> {
  const found = (await listPeers(input)).find(input.isMeant);
  if (found === undefined) throw new NotFoundError({ what: "certificate or fingerprint" });
  return found;
}
