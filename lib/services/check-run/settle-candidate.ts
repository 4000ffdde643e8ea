import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import { requestReview } from "@/lib/services/review/request-review";
import type { CheckRunOutcome } from "@/lib/shared/setup-test/types";
import type { TenantTransaction } from "@/lib/store/tenant-store";
import type { CheckedVersion } from "./find-checked-version";
import { takeOver } from "./take-over";

/**
 * What a run means for the candidate it checked: passed, it takes the place of the credential in use, or
 * waits for a reviewer; failed, it is destroyed and nothing changes; inconclusive, it waits.
 */
export async function settleCandidate(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly checked: CheckedVersion;
  readonly outcome: CheckRunOutcome;
  readonly reviewRequired: boolean;
  readonly now: Date;
}): Promise<void> {
  const { transaction, workspaceId, connectionId, checked, outcome } = input;
  const candidate = {
    connectionId,
    version: checked.version,
    state: "candidate" as const,
    wrappedKey: checked.wrappedKey,
  };
  if (outcome === "inconclusive") return;
  if (outcome === "failed") {
    await refuse({ ...input, candidate });
    return;
  }
  if (!input.reviewRequired) {
    await takeOver({ ...input, version: checked.version, wrappedKey: checked.wrappedKey });
    return;
  }
  const row = await transaction.credentialVersion.findFirst({
    where: candidate,
    select: { createdBy: true, version: true },
  });
  if (row === null) return;
  const { version, createdBy: requestedBy } = row;
  await transaction.credentialVersion.updateMany({ where: candidate, data: { destroyAfter: null } });
  await requestReview({ transaction, workspaceId, connectionId, version, requestedBy });
}

/** How long one that failed in a frame stays for its user to try again, in ms (1 day). */
const keptForFrameMs = 24 * 60 * 60 * 1000;

/** One that came by a frame stays a while: its user is there, approves a host key, or tries once more. */
async function refuse(
  input: Parameters<typeof settleCandidate>[0] & {
    readonly candidate: {
      readonly connectionId: string;
      readonly version: number;
      readonly state: "candidate";
      readonly wrappedKey: string;
    };
  },
): Promise<void> {
  const { credentialVersion } = input.transaction;
  const { count: kept } = await credentialVersion.updateMany({
    where: { ...input.candidate, createdBy: { startsWith: "link_session:" } },
    data: { destroyAfter: new Date(input.now.getTime() + keptForFrameMs) },
  });
  if (kept > 0) return;
  const { count } = await credentialVersion.deleteMany({ where: input.candidate });
  if (count > 0) await tell(input);
}

async function tell(input: Parameters<typeof settleCandidate>[0]): Promise<void> {
  const { transaction, workspaceId, connectionId } = input;
  const action = "connection.credentials_rejected";
  const data = { version: input.checked.version };
  const event = auditEvent({ actor: "system", action, subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  await recordEvent({ transaction, workspaceId, type: action, connectionId, payload: data });
}
