import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError } from "@/lib/services/errors";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import type { AcceptedType } from "./intake/check-custom-type";

/** Whether a type is one of the catalogue. */
export function isOfCatalogue({ type }: { readonly type: string }): boolean {
  return connectorSchemas.some(({ id }) => id === type);
}

/**
 * Stores a version of a type, which takes the place of the one before for new connections.
 * @throws ConflictError where another one came first
 */
export async function addVersion(input: {
  readonly caller: Caller;
  readonly accepted: AcceptedType;
  readonly version: number;
}): Promise<void> {
  try {
    await record(input);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ConflictError({ userMessage: "This type was changed at the same moment. Read it again." });
  }
}

async function record(input: Parameters<typeof addVersion>[0]): Promise<void> {
  const { caller, accepted, version } = input;
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  const typeId = accepted.schema.id;
  await tenantStore(caller).$transaction(async (transaction) => {
    await transaction.customDestinationType.updateMany({
      where: { typeId, retiredAt: null },
      data: { retiredAt: new Date() },
    });
    await transaction.customDestinationType.create({
      data: {
        workspaceId,
        typeId,
        version,
        // Plain JSON already; the store's type for it is not readonly.
        schema: accepted.schema as object,
        check: accepted.check as object,
        createdBy: actor,
      },
    });
    const action = version === 1 ? "destination_type.registered" : "destination_type.replaced";
    const event = auditEvent({ actor, action, subject: typeId, data: { version } });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
