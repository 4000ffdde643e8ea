import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import { signTerminalEvent } from "@/lib/services/event-signature/sign-terminal-event";
import type { ExitReason } from "@/lib/shared/capture/exit-reason";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";

/** The exit as the host's page is told of it, and for whom. */
interface Exit {
  readonly sessionId: string;
  /** Origin of the page that is told. */
  readonly audience: string;
  readonly eventId: string;
  readonly reason: ExitReason;
  readonly stepId: string | null;
  readonly lastErrorCode: string | null;
  readonly dirty: boolean;
}

/**
 * Records that the user left without success: where, and after which error. The session stays open
 * until it expires, so that the same tab may come back to it (a reload, a second look).
 * @returns the event's signature; null where it was not recorded, or had been before
 */
export async function recordExit(input: Exit): Promise<string | null> {
  const session = await findLinkSession({ id: input.sessionId });
  if (session === null || session.endedAt !== null || session.eventId === input.eventId) return null;
  try {
    if (!(await record({ ...input, session }))) return null;
  } catch (error) {
    // The id comes from the page: one that tells of something else already tells nothing of this.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
  const { sessionId, audience, ...event } = input;
  return signTerminalEvent({ workspaceId: session.workspaceId, sessionId, audience, kind: "exit", event });
}

/** @returns false where a success came in between */
async function record(input: Exit & { readonly session: LinkSessionRow }): Promise<boolean> {
  const { workspaceId, id } = input.session;
  return tenantStore({ workspaceId }).$transaction(async (transaction) => {
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
    if (count === 0) return false;
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
    return true;
  });
}
