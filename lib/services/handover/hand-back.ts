import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import { randomBase62 } from "@/lib/shared/random-id";
import type { CaptureSession } from "@/lib/store/find-capture";
import { tenantStore } from "@/lib/store/tenant-store";

/** Ends a session that was for one part, which is filled in; the host hears of it. Nothing for any other session. */
export async function handBack({ session }: { readonly session: CaptureSession }): Promise<void> {
  const { id, workspaceId, connectionId, handedOverBy, partStepId: stepId, partSecretsOnly } = session;
  if (stepId === null || handedOverBy === null) return;
  const eventId = `evt_${randomBase62({ length: 22 })}`;
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const { count } = await transaction.linkSession.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: new Date(), outcome: "filled_in", eventId, lastStepId: stepId, lastErrorCode: null },
    });
    if (count === 0) return;
    const data = { eventId, stepId };
    const event = auditEvent({
      actor: `link_session:${id}`,
      action: "link_session.filled_in",
      subject: id,
      data,
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    await recordEvent({
      transaction,
      workspaceId,
      type: "link_session.filled_in",
      id: eventId,
      linkSessionId: id,
      ...(connectionId === null ? {} : { connectionId }),
      payload: { from: handedOverBy, stepId, secretsOnly: partSecretsOnly },
    });
  });
}
