import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import type { TenantTransaction } from "@/lib/store/tenant-store";
import { closeReviews } from "./close-reviews";

/** Puts a version whose tests passed before the reviewers, in place of what waited before it. */
export async function requestReview(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly version: number;
  /** Who gave the credentials: they cannot approve them. */
  readonly requestedBy: string;
}): Promise<void> {
  const { transaction, workspaceId, connectionId, version, requestedBy } = input;
  await closeReviews({ transaction, connectionId });
  const id = randomUUID();
  await transaction.connectionReview.create({
    data: { id, workspaceId, connectionId, credentialVersion: version, requestedBy, requestedAt: new Date() },
  });
  const data = { reviewId: id, version };
  const event = auditEvent({ actor: "system", action: "review.requested", subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  await recordEvent({ transaction, workspaceId, type: "review.requested", connectionId, payload: data });
}
