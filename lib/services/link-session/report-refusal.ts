import "server-only";
import type { TokenRejectedError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

/** Refusals of one session that are told: a hostile page may try for ever, and the host's back end hears ten times. */
const toldAtMost = 10;

/** Tells the host's back end that a page tried to open a session and was refused, or forged messages to its form. */
export async function reportRefusal(input: {
  readonly session: LinkSessionRow;
  readonly code: TokenRejectedError["code"] | "messages_forged";
}): Promise<void> {
  const { session, code } = input;
  const { workspaceId, id, connectionId } = session;
  if (session.refusals >= toldAtMost) return;
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    // Asked in the same statement that counts: many at once are bounded too.
    const { count } = await transaction.linkSession.updateMany({
      where: { id, refusals: { lt: toldAtMost } },
      data: { refusals: { increment: 1 } },
    });
    if (count === 0) return;
    await recordEvent({
      transaction,
      workspaceId,
      type: "link_session.refused",
      linkSessionId: id,
      ...(connectionId === null ? {} : { connectionId }),
      payload: { code },
    });
  });
}
