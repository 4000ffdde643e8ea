import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { isOfCatalogue } from "./add-version";

/**
 * Takes a type of the workspace's own out of use: no new connections, those there are go on.
 * @throws NotFoundError, also where it is retired already; ConflictError of the catalogue
 */
export async function retireDestinationType(input: {
  readonly caller: Caller;
  readonly type: string;
}): Promise<void> {
  const { caller, type } = input;
  if (isOfCatalogue({ type }))
    throw new ConflictError({ userMessage: "The catalogue's types stay as they are." });
  const { workspaceId } = caller;
  await tenantStore(caller).$transaction(async (transaction) => {
    const { count } = await transaction.customDestinationType.updateMany({
      where: { typeId: type, retiredAt: null },
      data: { retiredAt: new Date() },
    });
    if (count === 0) throw new NotFoundError({ what: "destination type" });
    const event = auditEvent({
      actor: actorOf({ caller }),
      action: "destination_type.retired",
      subject: type,
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
