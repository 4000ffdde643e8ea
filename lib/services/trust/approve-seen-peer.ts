import "server-only";
import { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { startCheckRun } from "@/lib/services/check-run/start-check-run";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { approvalView } from "./approval-view";
import { approvePeer } from "./approve-peer";
import { findSeenPeer } from "./find-seen-peer";
import { listApprovals } from "./list-approvals";

/** Body of `POST /api/v1/connections/{id}/approvals`. */
export const approveInput = z.strictObject({
  kind: approvalView.shape.kind,
  fingerprint: z.string().min(1).max(200),
});

/**
 * Approves what a test of the connection has shown, and checks again.
 * @throws NotFoundError where no test has shown it
 */
export async function approveSeenPeer(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: z.infer<typeof approveInput>;
}): Promise<Awaited<ReturnType<typeof listApprovals>>> {
  const { caller, id, body } = input;
  const { workspaceId } = caller;
  const found = await tenantStore(caller).connection.findFirst({ where: { id }, select: { id: true } });
  if (found === null) throw new NotFoundError({ what: "connection" });
  const trust = await findSeenPeer({ workspaceId, connectionId: id, ...body });
  const actor = actorOf({ caller });
  const data = { kind: trust.kind, host: trust.host, port: trust.port, fingerprint: trust.fingerprint };
  await startCheckRun({
    workspaceId,
    connectionId: id,
    requestedBy: actor,
    audit: auditEvent({ actor, action: "trust.approved", subject: id, data }),
    before: (transaction) => approvePeer({ transaction, workspaceId, connectionId: id, trust, actor }),
  });
  return listApprovals({ caller, id });
}
