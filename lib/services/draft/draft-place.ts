import type { CaptureSession } from "@/lib/store/find-capture";

/** Field name all answers of a draft are sealed under, as one text. */
export const draftField = "/values";

const noConnection = "00000000-0000-0000-0000-000000000000";
/** What is typed in the sandbox is never met outside of it. */
const noSandboxConnection = "00000000-0000-0000-0000-000000000001";

/**
 * Which draft a session works on: the one for a new connection, or the one of the connection it edits.
 * A session that creates keeps its draft after the first submission, when it has a connection already. The SQL
 * function `find_capture` goes by the same rule.
 */
export function draftConnectionId({ session }: { readonly session: CaptureSession }): string {
  if (session.mode !== "create" && session.connectionId !== null) return session.connectionId;
  return session.sandbox ? noSandboxConnection : noConnection;
}
