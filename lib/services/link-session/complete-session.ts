import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { describeReceipt } from "@/lib/services/connection/describe-receipt";
import { draftConnectionId } from "@/lib/services/draft/draft-place";
import { ConflictError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { signTerminalEvent } from "@/lib/services/event-signature/sign-terminal-event";
import { refusePart } from "@/lib/services/handover/part-of-session";
import { revokeHandovers } from "@/lib/services/handover/revoke-handovers";
import { sessionThatWorked } from "@/lib/services/handover/session-that-worked";
import { isWaitingForReview } from "@/lib/services/review/status-reasons";
import type { CompletedSession } from "@/lib/shared/capture/contract";
import { randomBase62 } from "@/lib/shared/random-id";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import { assertOpen } from "./require-open-session";

/**
 * Ends a session well: its connection is connected or waits for a reviewer, its draft is deleted, its terminal event is
 * recorded. Asked again it answers the same event.
 *
 * A connection that was connected before is not enough: success tells the host that what this user did
 * works, so the session's own last check must have passed, or that of the one it went on in on another device.
 * @throws ConflictError unless the connection's tests passed; the errors of an expired session
 */
export async function completeSession(input: {
  readonly sessionId: string;
  /** Origin of the page that is told. */
  readonly audience: string;
}): Promise<CompletedSession> {
  const { sessionId, audience } = input;
  const session = await findLinkSession({ id: sessionId });
  const done = session?.outcome === "success";
  if (!done) assertOpen(session);
  refusePart(session);
  const worked = done ? session : await sessionThatWorked(session);
  const connection = await connectionOf(worked);
  const offered = connection && (await offeredChange({ session: worked, connection }));
  if (connection === null || (!done && !(await hasPassed({ session: worked, connection, offered })))) {
    throw new ConflictError({ userMessage: "The tests have not passed yet." });
  }
  const pending = offered !== null || isWaitingForReview(connection);
  const eventId = `evt_${randomBase62({ length: 22 })}`;
  const isFirst =
    !done &&
    (await record({
      session,
      connectionId: connection.id,
      destinationType: connection.destinationType,
      pending,
      keepsDraft: offered !== null,
      eventId,
    }));
  const event = {
    eventId: isFirst ? eventId : await recordedEventId(session),
    connectionId: connection.id,
    destinationType: connection.destinationType,
    pending,
  };
  const { workspaceId } = session;
  const sig = await signTerminalEvent({ workspaceId, sessionId, audience, kind: "success", event });
  // The person's alone: the host is not told it, so it is not signed.
  const receipt = await describeReceipt({ workspaceId, connectionId: connection.id });
  return { ...event, connectionName: connection.name, receipt, sig };
}

async function connectionOf(session: LinkSessionRow) {
  return tenantStore(session).connection.findFirst({
    where: { id: session.connectionId ?? "00000000-0000-0000-0000-000000000000" },
    select: {
      id: true,
      name: true,
      destinationType: true,
      status: true,
      statusReason: true,
      credentialVersion: true,
    },
  });
}

/** The version this session gave that waits for a reviewer beside the one in use; null where there is none. */
async function offeredChange(input: {
  readonly session: LinkSessionRow;
  readonly connection: { readonly id: string; readonly credentialVersion: number };
}): Promise<number | null> {
  const { session, connection } = input;
  const review = await tenantStore(session).connectionReview.findFirst({
    where: {
      connectionId: connection.id,
      requestedBy: `link_session:${session.id}`,
      state: "pending",
      credentialVersion: { not: connection.credentialVersion },
    },
    select: { credentialVersion: true },
  });
  return review?.credentialVersion ?? null;
}

/** Whether the last check this session asked for passed, and nothing has changed since. */
async function hasPassed(input: {
  readonly session: LinkSessionRow;
  readonly connection: {
    readonly id: string;
    readonly status: string;
    readonly statusReason: string | null;
    readonly credentialVersion: number;
  };
  readonly offered: number | null;
}): Promise<boolean> {
  const { session, connection, offered } = input;
  const counts = connection.status === "connected" || isWaitingForReview(connection);
  if (offered === null && !counts) return false;
  const last = await tenantStore(session).checkRun.findFirst({
    where: { connectionId: connection.id, requestedBy: `link_session:${session.id}` },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { outcome: true, credentialVersion: true },
  });
  return last?.outcome === "passed" && last.credentialVersion === (offered ?? connection.credentialVersion);
}

/** Of two that end the session at once one does, and the other is told its event. */
async function recordedEventId(session: LinkSessionRow): Promise<string> {
  const { eventId } = await tenantStore(session).linkSession.findFirstOrThrow({
    where: { id: session.id },
    select: { eventId: true },
  });
  return eventId ?? "";
}

/** @returns false where the session was ended meanwhile */
async function record(input: {
  readonly session: LinkSessionRow;
  readonly connectionId: string;
  readonly destinationType: string;
  readonly pending: boolean;
  /** What waits may be sent back, and is then not typed again. */
  readonly keepsDraft: boolean;
  readonly eventId: string;
}): Promise<boolean> {
  const { session, connectionId, eventId, keepsDraft } = input;
  const { workspaceId } = session;
  return tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const { count } = await transaction.linkSession.updateMany({
      where: { id: session.id, endedAt: null },
      data: {
        endedAt: new Date(),
        outcome: "success",
        connectionId,
        eventId,
        lastStepId: "fully_configured",
        lastErrorCode: null,
      },
    });
    if (count === 0) return false;
    const { recipientId } = session;
    const draft = { recipientId, connectionId: draftConnectionId({ session }), submittedAs: connectionId };
    if (!keepsDraft) await transaction.draft.deleteMany({ where: draft });
    // Also those of the page it came from: there is nothing left to fill in.
    await revokeHandovers({ transaction, sessionId: session.handedOverBy ?? session.id });
    await tell({ ...input, transaction });
    return true;
  });
}

/** The terminal event, the same id in the page, the audit log and the webhook. */
async function tell(input: {
  readonly transaction: TenantTransaction;
  readonly session: LinkSessionRow;
  readonly connectionId: string;
  readonly destinationType: string;
  readonly pending: boolean;
  readonly eventId: string;
}): Promise<void> {
  const { transaction, session, connectionId, destinationType, pending, eventId } = input;
  const { workspaceId, id: linkSessionId } = session;
  const event = auditEvent({
    actor: `link_session:${linkSessionId}`,
    action: "link_session.succeeded",
    subject: linkSessionId,
    data: { eventId, connectionId },
  });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  const type = "link_session.succeeded";
  const payload = { destinationType, pending };
  await recordEvent({ transaction, workspaceId, type, id: eventId, connectionId, linkSessionId, payload });
}
