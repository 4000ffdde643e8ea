import "server-only";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** Looked back at most; all of them stand in the audit log. */
const shownAtMost = 50;

/** One time that the credentials of a connection left. */
export interface ReleaseSummary {
  readonly id: string;
  readonly at: string;
  /** Who took them. */
  readonly actor: string;
  readonly purpose: string;
  /** `jwe` or `plaintext`. */
  readonly format: string;
  readonly credentialVersion: number;
  /** The time they were lent for; null where no time was agreed. */
  readonly lease: { readonly expiresAt: string; readonly endedAt: string | null } | null;
}

/** Who took a connection's credentials, why and for how long, newest first. */
export async function listReleases(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<readonly ReleaseSummary[]> {
  const { caller, id } = input;
  const query = { subject: id, action: "credential.released", limit: shownAtMost };
  const { auditEvents } = await listAuditEvents({ caller, query });
  const releases = auditEvents.map((entry) => ({ ...entry, told: entry.data as Told }));
  const leases = await tenantStore(caller).credentialLease.findMany({
    where: { id: { in: releases.flatMap(({ told }) => told.leaseId ?? []) } },
    select: { id: true, expiresAt: true, endedAt: true },
  });
  const byId = new Map(leases.map((lease) => [lease.id, lease]));
  return releases.map(({ id: entryId, at, actor, told }) => {
    const lease = byId.get(told.leaseId ?? "");
    return {
      id: entryId,
      at,
      actor,
      purpose: told.purpose ?? "",
      format: told.format ?? "",
      credentialVersion: told.credentialVersion ?? 0,
      lease:
        lease === undefined
          ? null
          : { expiresAt: lease.expiresAt.toISOString(), endedAt: lease.endedAt?.toISOString() ?? null },
    };
  });
}

/** As `releaseCredentials` writes it. */
interface Told {
  readonly leaseId?: string;
  readonly purpose?: string;
  readonly format?: string;
  readonly credentialVersion?: number;
}
