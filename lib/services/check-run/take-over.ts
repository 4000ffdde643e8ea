import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import { closeReviews } from "@/lib/services/review/close-reviews";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/** How long a replaced credential can be restored, in ms (7 days). */
const restorableForMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Puts a candidate in the place of the credential in use, which stays restorable for a week.
 * @param wrappedKey tells this candidate from a later one under the same number
 * @returns false where a later candidate has taken its place meanwhile
 */
export async function takeOver(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly version: number;
  readonly wrappedKey: string;
  /** Who let it. @default "system" */
  readonly actor?: string;
  readonly now: Date;
}): Promise<boolean> {
  const { transaction, connectionId, version, wrappedKey, now } = input;
  const { credentialVersion } = transaction;
  const candidate = { connectionId, version, state: "candidate" as const, wrappedKey };
  const row = await credentialVersion.findFirst({ where: candidate });
  if (row === null) return false;
  await closeReviews({ transaction, connectionId });
  const destroyAfter = new Date(now.getTime() + restorableForMs);
  const inUse = { connectionId, state: "active" as const };
  await credentialVersion.updateMany({ where: inUse, data: { state: "replaced", destroyAfter } });
  const accepted = { state: "active" as const, acceptedAt: now, destroyAfter: null };
  await credentialVersion.updateMany({ where: candidate, data: accepted });
  await forgetDraft({ transaction, connectionId, row });
  const enabled = { id: connectionId, status: { not: "disabled" as const } };
  const connected = { status: "connected" as const, statusReason: null, lastVerifiedAt: now };
  await transaction.connection.updateMany({ where: enabled, data: connected });
  await transaction.connection.updateMany({
    where: { id: connectionId },
    data: {
      credentialVersion: row.version,
      config: row.config ?? {},
      secretProperties: namesOf(row.sealedFields),
      verificationError: null,
      verificationErrorCode: null,
      revision: { increment: 1 },
      updatedBy: row.createdBy,
      updatedAt: now,
    },
  });
  await tell(input);
  return true;
}

function namesOf(sealedFields: unknown): string[] {
  return Object.keys(sealedFields as object).map((pointer) => pointer.slice(1));
}

/** What was submitted in a frame is in use now; what was typed since is not. */
async function forgetDraft(input: {
  readonly transaction: TenantTransaction;
  readonly connectionId: string;
  readonly row: { readonly createdBy: string; readonly createdAt: Date };
}): Promise<void> {
  const { transaction, connectionId, row } = input;
  if (!row.createdBy.startsWith("link_session:")) return;
  const place = { connectionId, submittedAs: connectionId };
  await transaction.draft.deleteMany({ where: { ...place, updatedAt: { lte: row.createdAt } } });
}

async function tell(input: Parameters<typeof takeOver>[0]): Promise<void> {
  const { transaction, workspaceId, connectionId, version, actor = "system" } = input;
  const action = "connection.credentials_replaced";
  const data = { version };
  const event = auditEvent({ actor, action, subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  await recordEvent({ transaction, workspaceId, type: action, connectionId, payload: data });
}
