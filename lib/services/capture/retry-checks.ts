import "server-only";
import { startCheckRun } from "@/lib/services/check-run/start-check-run";
import { NotFoundError } from "@/lib/services/errors";
import { refusePart } from "@/lib/services/handover/part-of-session";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { LinkSessionRow } from "@/lib/store/find-link-session";

/** Checks this session's connection again, unchanged. @throws NotFoundError for any other connection */
export async function retryChecks(input: {
  readonly session: LinkSessionRow;
  readonly connectionId: string;
}): Promise<StartedCheck> {
  const { session, connectionId } = input;
  refusePart(session);
  if (session.connectionId !== connectionId) throw new NotFoundError({ what: "connection" });
  return startCheckRun({
    workspaceId: session.workspaceId,
    connectionId,
    requestedBy: `link_session:${session.id}`,
  });
}
