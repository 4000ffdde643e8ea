import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError } from "@/lib/services/errors";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import { type RecipientView, viewRecipient } from "./recipient-view";

/**
 * Makes a customer of the host before anything is connected for it.
 * @param externalId the host's own name of it. @default its id, which the host is told
 * @throws ConflictError where there is one of that name
 */
export async function createRecipient(input: {
  readonly caller: Caller;
  readonly externalId?: string | undefined;
  readonly name: string;
}): Promise<RecipientView> {
  const { caller, name } = input;
  const { workspaceId } = caller;
  const id = randomUUID();
  const { externalId = id } = input;
  try {
    const row = await tenantStore(caller).$transaction(async (transaction) => {
      const actor = actorOf({ caller });
      const event = auditEvent({ actor, action: "recipient.created", subject: id });
      await transaction.auditEvent.create({ data: { workspaceId, ...event } });
      return transaction.recipient.create({ data: { id, workspaceId, externalId, name } });
    });
    return viewRecipient(row);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ConflictError({ userMessage: "There is a recipient of that name already." });
  }
}
