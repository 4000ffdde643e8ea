import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { approvePeer } from "./approve-peer";

/** What a connection's owner has asked for (seed 003: `trust_certificates`, `trust_fingerprints`). */
interface TrustFlags {
  readonly trustCertificates: boolean;
  readonly trustFingerprints: boolean;
}

/**
 * Approves the peer that stopped a check, where the connection says that the first one seen is to be
 * trusted. A peer that was ever approved or refused before is a person's business: a changed key stays a
 * failure.
 * @returns whether something was approved, so that the check can go on
 */
export async function trustFirstSeen(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly flags: TrustFlags;
  readonly results: readonly SetupTestResult[];
}): Promise<boolean> {
  const { workspaceId, connectionId, flags } = input;
  const trust = input.results.find((result) => result.trust !== undefined)?.trust;
  if (trust === undefined) return false;
  const { kind, host, port, fingerprint } = trust;
  if (!(kind === "ssh_host_key" ? flags.trustFingerprints : flags.trustCertificates)) return false;
  return tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const earlier = await transaction.trustApproval.findFirst({ where: { connectionId, kind, host, port } });
    if (earlier !== null) return false;
    const actor = "system";
    await approvePeer({ transaction, workspaceId, connectionId, trust, actor });
    const data = { kind, host, port, fingerprint, firstSeen: true };
    const event = auditEvent({ actor, action: "trust.approved", subject: connectionId, data });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return true;
  });
}
