import "server-only";
import { ConflictError, SessionExpiredError, SessionRevokedError } from "@/lib/services/errors";
import type { CaptureSession } from "@/lib/store/find-capture";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { idleLifetimeMs } from "./lifetimes";

/** A link session whose frame is open, as services pass it on. */
export type OpenSession = LinkSessionRow;

/** The end of a session is written at most this often, in ms. */
const slideStepMs = 60_000;

/**
 * The session behind a frame's bearer, as long as it is open. Use keeps it open, up to its deadline.
 * Called by every action of the frame: the bearer alone permits nothing.
 * @throws SessionExpiredError, SessionRevokedError, ConflictError once it ended
 */
export async function requireOpenSession({
  sessionId,
}: {
  readonly sessionId: string;
}): Promise<OpenSession> {
  const session = await findLinkSession({ id: sessionId });
  assertOpen(session);
  return keepOpen(session);
}

/** Moves the end of an open session on, since it is in use. */
export async function keepOpen<S extends CaptureSession>(session: S): Promise<S> {
  const until = Math.min(Date.now() + idleLifetimeMs, session.deadlineAt.getTime());
  if (until - session.expiresAt.getTime() < slideStepMs) return session;
  const expiresAt = new Date(until);
  await tenantStore(session).linkSession.update({ where: { id: session.id }, data: { expiresAt } });
  return { ...session, expiresAt };
}

/** Throws unless the session was exchanged and is neither over, nor revoked, nor ended. */
export function assertOpen<S extends CaptureSession>(session: S | null): asserts session is S {
  if (session === null || session.exchangedAt === null) throw new SessionExpiredError();
  if (session.revokedAt !== null) throw new SessionRevokedError();
  if (session.endedAt !== null) throw new ConflictError({ userMessage: "This setup was finished already." });
  if (session.expiresAt <= new Date()) throw new SessionExpiredError();
}
