import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { NotFoundError } from "@/lib/services/errors";
import { refusePart } from "@/lib/services/handover/part-of-session";
import { approvePeer } from "@/lib/services/trust/approve-peer";
import { findSeenPeer } from "@/lib/services/trust/find-seen-peer";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { TrustRequest } from "@/lib/shared/setup-test/types";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { startCheckRun } from "./start-check-run";

/**
 * Approves the host key or certificate that a failed test of this session's connection showed, and
 * checks again.
 * @throws NotFoundError
 */
export async function approveTrust(input: {
  readonly session: LinkSessionRow;
  readonly checkRunId: string;
  readonly kind: TrustRequest["kind"];
  readonly fingerprint: string;
}): Promise<StartedCheck> {
  const { session, checkRunId, kind, fingerprint } = input;
  refusePart(session);
  const { workspaceId, connectionId } = session;
  // Nothing was submitted yet, so nothing was tested.
  if (connectionId === null) throw new NotFoundError({ what: "host key or certificate to approve" });
  const trust = await findSeenPeer({ workspaceId, connectionId, checkRunId, kind, fingerprint });
  const actor = `link_session:${session.id}`;
  const data = { kind, host: trust.host, port: trust.port, fingerprint };
  return startCheckRun({
    workspaceId,
    connectionId,
    requestedBy: actor,
    audit: auditEvent({ actor, action: "trust.approved", subject: connectionId, data }),
    before: (transaction) => approvePeer({ transaction, workspaceId, connectionId, trust, actor }),
  });
}
