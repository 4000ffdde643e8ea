import "server-only";
import { requestReview } from "@/lib/services/review/request-review";
import { reviewReasons } from "@/lib/services/review/status-reasons";
import type { CheckRunOutcome, SetupTestResult } from "@/lib/shared/setup-test/types";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/**
 * What a run means for the version in use. `inconclusive` leaves the status as it is: a busy server says
 * nothing about the credential. A version that was not accepted before waits for a reviewer where one is asked.
 */
export async function settleVersion(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly version: number;
  readonly outcome: CheckRunOutcome;
  readonly results: readonly SetupTestResult[];
  readonly reviewRequired: boolean;
  readonly now: Date;
}): Promise<void> {
  const { transaction, connectionId, version, outcome, now } = input;
  const where = { id: connectionId, credentialVersion: version };
  // Holds the row, so that no submission comes between here and the end.
  const { count } = await transaction.connection.updateMany({ where, data: { updatedAt: now } });
  if (count === 0) return;
  const change =
    outcome !== "passed" ? failureOf(input) : ((await waiting(input)) ?? (await accepted(input)));
  await transaction.connection.updateMany({
    where: { ...where, status: { not: "disabled" } },
    data: { ...change, updatedAt: now },
  });
}

type Settled = Parameters<typeof settleVersion>[0];

const nothingWrong = { verificationError: null, verificationErrorCode: null };

function failureOf({ outcome, results }: Settled) {
  const failure = results.find((result) => result.status === "FAILED");
  return {
    ...(outcome === "failed" ? { status: "invalid" as const, statusReason: null } : {}),
    verificationError: failure?.message ?? null,
    verificationErrorCode: failure?.code ?? null,
  };
}

async function accepted({ transaction, connectionId, version, now }: Settled) {
  await transaction.credentialVersion.updateMany({
    where: { connectionId, version, acceptedAt: null },
    data: { acceptedAt: now },
  });
  return { ...nothingWrong, status: "connected" as const, statusReason: null, lastVerifiedAt: now };
}

/** Null where no reviewer has to be waited for. Asks for a review where none was asked yet. */
async function waiting(input: Settled) {
  const { transaction, connectionId, version } = input;
  if (!input.reviewRequired) return null;
  const row = await transaction.credentialVersion.findFirst({
    where: { connectionId, version },
    select: { acceptedAt: true, createdBy: true },
  });
  if (row === null || row.acceptedAt !== null) return null;
  const open = { connectionId, credentialVersion: version, closedAt: null };
  const asked = await transaction.connectionReview.findFirst({ where: open, select: { state: true } });
  if (asked === null) await requestReview({ ...input, requestedBy: row.createdBy });
  // Checked again unchanged, what was sent back is still to be mended.
  const statusReason = asked?.state === "sent_back" ? reviewReasons.sentBack : reviewReasons.pending;
  return { ...nothingWrong, status: "needs_verification" as const, statusReason };
}
