import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import type { ExitReason } from "@/lib/shared/capture/contract";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";

/**
 * Records that the user left without success: where, and after which error. The session stays open
 * until it expires, so that the same tab may come back to it (a reload, a second look).
 */
export async function recordExit(input: {
  readonly sessionId: string;
  readonly eventId: string;
  readonly reason: ExitReason;
  readonly stepId: string | null;
  readonly lastErrorCode: string | null;
}): Promise<void> {
  const session = await findLinkSession({ id: input.sessionId });
  if (session === null || session.endedAt !== null || session.eventId === input.eventId) return;
  try {
    await record({ ...input, session });
  } catch (error) {
    // The id comes from the page: one that tells of something else already tells nothing of this.
    if (!isUniqueViolation(error)) throw error;
  }
}

async function record(
  input: Parameters<typeof recordExit>[0] & { readonly session: LinkSessionRow },
): Promise<void> {
  const { workspaceId, id } = input.session;
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    // Asked again here: a success that came in between is the session's last word.
    const { count } = await transaction.linkSession.updateMany({
      where: { id, endedAt: null },
      data: {
        outcome: input.reason,
        eventId: input.eventId,
        lastStepId: input.stepId,
        lastErrorCode: input.lastErrorCode,
      },
    });
    if (count === 0) return;
    const event = auditEvent({
      actor: `link_session:${id}`,
      action: "link_session.exited",
      subject: id,
      data: { eventId: input.eventId, reason: input.reason },
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    await recordEvent({
      transaction,
      workspaceId,
      type: "link_session.exited",
      id: input.eventId,
      linkSessionId: id,
      payload: { reason: input.reason, stepId: input.stepId, errorCode: input.lastErrorCode },
    });
  });
}
