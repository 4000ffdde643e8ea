import "server-only";
import type { Caller } from "@/lib/services/caller";
import { takeOver } from "@/lib/services/check-run/take-over";
import { recordEvent } from "@/lib/services/event/record-event";
import { type Decision, decide } from "./decide";
import { getReview } from "./get-review";
import type { ReviewDetail } from "./review-view";
import { reviewReasons } from "./status-reasons";

/**
 * Lets a connection count: one in use is connected from now on, a candidate takes the place of the one in use.
 * @throws NotFoundError, ReviewRefusedError, ConflictError
 */
export async function approveReview(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<ReviewDetail> {
  await decide({ ...input, change: { state: "approved" }, carryOut: accept });
  return getReview(input);
}

async function accept(decision: Decision): Promise<boolean> {
  const { transaction, review, connection, actor, now } = decision;
  const { connectionId, credentialVersion: version, workspaceId } = review;
  if (connection.credentialVersion !== version) {
    const row = await transaction.credentialVersion.findFirst({
      where: { connectionId, version, state: "candidate" },
      select: { wrappedKey: true },
    });
    return (
      row !== null &&
      (await takeOver({ transaction, workspaceId, connectionId, version, ...row, actor, now }))
    );
  }
  await transaction.credentialVersion.updateMany({
    where: { connectionId, version },
    data: { acceptedAt: now },
  });
  // One whose tests fail by now, or that was disabled, is accepted and stays what it is.
  const { count } = await transaction.connection.updateMany({
    where: { id: connectionId, status: "needs_verification", statusReason: reviewReasons.pending },
    data: { status: "connected", statusReason: null, lastVerifiedAt: now, revision: { increment: 1 } },
  });
  if (count === 0) return true;
  const payload = { from: "needs_verification", to: "connected", code: null };
  await recordEvent({ transaction, workspaceId, type: "connection.status_changed", connectionId, payload });
  return true;
}
