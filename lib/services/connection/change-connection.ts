import "server-only";
import { type AuditAction, auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError, NotFoundError, StaleError } from "@/lib/services/errors";
import type { EventType } from "@/lib/services/event/event-catalogue";
import { recordEvent } from "@/lib/services/event/record-event";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import type { ConnectionRow } from "./connection-row";
import type { ConnectionView } from "./connection-view";
import { getConnection } from "./get-connection";

/** Columns a change sets. */
export type ConnectionChange = Parameters<TenantTransaction["connection"]["update"]>[0]["data"];

/**
 * Changes a connection in one transaction with its audit entry and its event, and counts its revision up.
 * `decide` sees the row as it is and says what changes; `null` changes nothing.
 * @throws NotFoundError; StaleError where `ifMatch` is not the row's revision; ConflictError where two
 * changes met; whatever `decide` throws
 */
export async function changeConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
  readonly action: AuditAction & EventType;
  readonly decide: (row: ConnectionRow, transaction: TenantTransaction) => Promise<ConnectionChange | null>;
}): Promise<ConnectionView> {
  const { caller, id, ifMatch, action } = input;
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  await tenantStore(caller).$transaction(async (transaction) => {
    const row = await transaction.connection.findFirst({ where: { id } });
    if (row === null) throw new NotFoundError({ what: "connection" });
    if (ifMatch !== null && ifMatch !== row.revision) throw new StaleError();
    const change = await input.decide(row, transaction);
    if (change === null) return;
    // The revision in `where` refuses the later of two changes at once instead of letting it overwrite.
    const { count } = await transaction.connection.updateMany({
      where: { id, revision: row.revision },
      data: { ...change, revision: row.revision + 1, updatedBy: actor, updatedAt: new Date() },
    });
    if (count === 0)
      throw new ConflictError({ userMessage: "It was changed at the same moment. Try again." });
    const changed = Object.keys(change);
    const event = auditEvent({ actor, action, subject: id, data: { changed } });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    await recordEvent({ transaction, workspaceId, type: action, connectionId: id, payload: { changed } });
  });
  return getConnection({ caller, where: { id } });
}
