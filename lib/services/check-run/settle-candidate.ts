import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import type { CheckRunOutcome } from "@/lib/shared/setup-test/types";
import type { TenantTransaction } from "@/lib/store/tenant-store";
import type { CheckedVersion } from "./find-checked-version";

/** How long a replaced credential can be restored, in ms (7 days). */
const restorableForMs = 7 * 24 * 60 * 60 * 1000;

/**
 * What a run means for the candidate it checked: passed, it takes the place of the credential in use, which
 * stays restorable for a week; failed, it is destroyed and nothing changes; inconclusive, it waits.
 */
export async function settleCandidate(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly checked: CheckedVersion;
  readonly outcome: CheckRunOutcome;
  readonly now: Date;
}): Promise<void> {
  const { transaction, connectionId, checked, outcome } = input;
  const candidate = {
    connectionId,
    version: checked.version,
    state: "candidate" as const,
    wrappedKey: checked.wrappedKey,
  };
  if (outcome === "inconclusive") return;
  if (outcome === "failed") {
    const { count } = await transaction.credentialVersion.deleteMany({ where: candidate });
    if (count > 0) await tell({ ...input, action: "connection.credentials_rejected" });
    return;
  }
  if (await takeOver({ ...input, candidate })) {
    await tell({ ...input, action: "connection.credentials_replaced" });
  }
}

/** @returns false where a later candidate has taken its place meanwhile */
async function takeOver(input: {
  readonly transaction: TenantTransaction;
  readonly connectionId: string;
  readonly candidate: {
    readonly connectionId: string;
    readonly version: number;
    readonly state: "candidate";
    readonly wrappedKey: string;
  };
  readonly now: Date;
}): Promise<boolean> {
  const { transaction, connectionId, candidate, now } = input;
  const row = await transaction.credentialVersion.findFirst({ where: candidate });
  if (row === null) return false;
  await transaction.credentialVersion.updateMany({
    where: { connectionId, state: "active" },
    data: { state: "replaced", destroyAfter: new Date(now.getTime() + restorableForMs) },
  });
  await transaction.credentialVersion.updateMany({ where: candidate, data: { state: "active" } });
  await transaction.connection.updateMany({
    where: { id: connectionId, status: { not: "disabled" } },
    data: { status: "connected", statusReason: null, lastVerifiedAt: now },
  });
  await transaction.connection.updateMany({
    where: { id: connectionId },
    data: {
      credentialVersion: row.version,
      config: row.config ?? {},
      secretProperties: Object.keys(row.sealedFields as object).map((pointer) => pointer.slice(1)),
      verificationError: null,
      verificationErrorCode: null,
      revision: { increment: 1 },
      updatedBy: row.createdBy,
      updatedAt: now,
    },
  });
  return true;
}

async function tell(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly checked: CheckedVersion;
  readonly action: "connection.credentials_replaced" | "connection.credentials_rejected";
}): Promise<void> {
  const { transaction, workspaceId, connectionId, action } = input;
  const data = { version: input.checked.version };
  const event = auditEvent({ actor: "system", action, subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  await recordEvent({ transaction, workspaceId, type: action, connectionId, payload: data });
}
