import type { CaptureSession } from "@/lib/store/find-capture";

/** Field name all answers of a draft are sealed under, as one text. */
export const draftField = "/values";

const noConnection = "00000000-0000-0000-0000-000000000000";

/**
 * Which draft a session works on: the one for a new connection, or the one of the connection it edits.
 * A session that creates keeps its draft after the first submission, when it has a connection already.
 */
export function draftConnectionId({ session }: { readonly session: CaptureSession }): string {
  return session.mode === "create" ? noConnection : (session.connectionId ?? noConnection);
}
