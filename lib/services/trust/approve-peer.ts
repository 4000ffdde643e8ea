import "server-only";
import { randomUUID } from "node:crypto";
import { recordEvent } from "@/lib/services/event/record-event";
import type { TrustRequest } from "@/lib/shared/setup-test/types";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/**
 * Records that a host key or certificate may be trusted for one connection, as part of the caller's
 * transaction. Approvals of an older key of the same peer are revoked with it.
 */
export async function approvePeer(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly trust: TrustRequest;
  /** Who approved it. */
  readonly actor: string;
}): Promise<void> {
  const { transaction, workspaceId, connectionId, trust, actor } = input;
  const { kind, host, port, fingerprint } = trust;
  const peer = { connectionId, kind, host, port };
  await transaction.trustApproval.updateMany({
    where: { ...peer, fingerprint: { not: fingerprint }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const facts = trust.facts.map((fact) => ({ ...fact }));
  await transaction.trustApproval.upsert({
    where: { connectionId_kind_host_port_fingerprint: { ...peer, fingerprint } },
    create: { id: randomUUID(), workspaceId, ...peer, fingerprint, facts, approvedBy: actor },
    update: { revokedAt: null, approvedBy: actor, approvedAt: new Date() },
  });
  const payload = { kind, host, port, fingerprint };
  await recordEvent({ transaction, workspaceId, type: "trust.approved", connectionId, payload });
}
