import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { NotFoundError } from "@/lib/services/errors";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { SetupTestResult, TrustRequest } from "@/lib/shared/setup-test/types";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { startCheckRun } from "./start-check-run";

/**
 * Approves the host key or certificate that a failed test of this session's connection showed, and
 * checks again. Only what a test has seen can be approved; an approval of an older key of the same peer
 * is revoked with it.
 * @throws NotFoundError
 */
export async function approveTrust(input: {
  readonly session: LinkSessionRow;
  readonly checkRunId: string;
  readonly kind: TrustRequest["kind"];
  readonly fingerprint: string;
}): Promise<StartedCheck> {
  const { session } = input;
  const { workspaceId } = session;
  const connectionId = session.connectionId ?? "";
  const trust = await requestedTrust(input);
  const actor = `link_session:${session.id}`;
  const peer = { kind: trust.kind, host: trust.host, port: trust.port };
  return startCheckRun({
    workspaceId,
    connectionId,
    requestedBy: actor,
    audit: auditEvent({
      actor,
      action: "trust.approved",
      subject: connectionId,
      data: { ...peer, fingerprint: trust.fingerprint },
    }),
    before: async (transaction) => {
      const others = { connectionId, ...peer, fingerprint: { not: trust.fingerprint }, revokedAt: null };
      await transaction.trustApproval.updateMany({ where: others, data: { revokedAt: new Date() } });
      const facts = trust.facts.map((fact) => ({ ...fact }));
      const row = { connectionId, ...peer, fingerprint: trust.fingerprint, facts, approvedBy: actor };
      await transaction.trustApproval.upsert({
        where: {
          connectionId_kind_host_port_fingerprint: { connectionId, ...peer, fingerprint: trust.fingerprint },
        },
        create: { id: randomUUID(), workspaceId, ...row },
        update: { revokedAt: null, approvedBy: actor, approvedAt: new Date() },
      });
    },
  });
}

async function requestedTrust(input: {
  readonly session: LinkSessionRow;
  readonly checkRunId: string;
  readonly kind: TrustRequest["kind"];
  readonly fingerprint: string;
}): Promise<TrustRequest> {
  const { connectionId } = input.session;
  // Nothing was submitted yet, so nothing was tested.
  const run =
    connectionId === null
      ? null
      : await tenantStore(input.session).checkRun.findFirst({
          where: { id: input.checkRunId, connectionId },
          select: { results: true },
        });
  const results = (run?.results ?? []) as unknown as readonly SetupTestResult[];
  const trust = results
    .map((result) => result.trust)
    .find((seen) => seen?.kind === input.kind && seen.fingerprint === input.fingerprint);
  if (trust === undefined) throw new NotFoundError({ what: "host key or certificate to approve" });
  return trust;
}
