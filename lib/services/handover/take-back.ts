import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { NotFoundError } from "@/lib/services/errors";
import type { Handover } from "@/lib/shared/capture/handover";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { readHandovers } from "./read-handovers";
import { revokeHandovers } from "./revoke-handovers";

/**
 * Withdraws a link that this session made, and those made behind it: they and their pages stop working at once.
 * What was filled in before stays.
 * Again is no error. @throws NotFoundError for any other link
 */
export async function takeBack(input: {
  readonly session: LinkSessionRow;
  readonly id: string;
}): Promise<readonly Handover[]> {
  const { session, id } = input;
  const { workspaceId } = session;
  const own = { id, handedOverBy: session.id };
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const found = await transaction.linkSession.count({ where: own });
    if (found === 0) throw new NotFoundError({ what: "link" });
    const { count } = await transaction.linkSession.updateMany({
      where: { ...own, revokedAt: null, endedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    await revokeHandovers({ transaction, sessionId: id });
    const actor = `link_session:${session.id}`;
    const event = auditEvent({ actor, action: "link_session.revoked", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
  return readHandovers({ session });
}
