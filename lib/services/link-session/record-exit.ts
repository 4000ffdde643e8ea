import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { ExitReason } from "@/lib/shared/capture/contract";
import { findLinkSession } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

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
  const { workspaceId, id } = session;
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
  });
}
