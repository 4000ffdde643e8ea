import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { getStore } from "@/lib/store/store-holder";
import { getDestinationType } from "./get-destination-type";

/**
 * Offers a destination type in the caller's workspace, or no longer. Connections there are go on as they are.
 * @throws NotFoundError
 */
export async function setTypeEnabled(input: {
  readonly caller: Caller;
  readonly type: string;
  readonly enabled: boolean;
}): Promise<void> {
  const { caller, type, enabled } = input;
  const { workspaceId } = caller;
  await getDestinationType({ workspaceId, type });
  await getStore().prisma.$transaction(async (transaction) => {
    const where = { id: workspaceId };
    // Holds the row: of two switches at once the later sees what the earlier did.
    const row = await transaction.workspace.update({ where, data: { id: workspaceId } });
    if (row.disabledTypes.includes(type) === !enabled) return;
    const others = row.disabledTypes.filter((one) => one !== type);
    await transaction.workspace.update({
      where,
      data: { disabledTypes: enabled ? others : [...others, type] },
    });
    const action = enabled ? "destination_type.enabled" : "destination_type.disabled";
    const event = auditEvent({ actor: actorOf({ caller }), action, subject: type });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
