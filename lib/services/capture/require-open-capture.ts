import "server-only";
import { assertOpen, keepOpen } from "@/lib/services/link-session/require-open-session";
import { findCapture, type StoredCapture } from "@/lib/store/find-capture";

/** What is stored about one destination type in a session whose frame is open, as services pass it on. */
export type OpenCapture = StoredCapture;

/**
 * What is stored about one destination type, as long as its session is open. As `requireOpenSession`, and in
 * the same statement what the action works on.
 * @throws SessionExpiredError, SessionRevokedError, ConflictError once it ended
 */
export async function requireOpenCapture(input: {
  readonly sessionId: string;
  readonly type: string;
}): Promise<OpenCapture> {
  const { session, ...stored } = (await findCapture(input)) ?? none;
  assertOpen(session);
  return { ...stored, session: await keepOpen(session) };
}

const none = { session: null, draft: null, connection: null, isTypeDisabled: false };
