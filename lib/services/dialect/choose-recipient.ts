import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { CreateConnectionInput } from "@/lib/services/connection/create-connection-input";
import { InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { getRecipient } from "@/lib/services/recipient/get-recipient";

/**
 * Whose a new connection is: the recipient with this id, or the one with the host's own id, which may be new.
 * @throws InvalidInputError (`body.recipientId`) where there is none of that id, or neither is named
 */
export async function chooseRecipient(input: {
  readonly caller: Caller;
  readonly id: string | undefined;
  readonly externalId: string | undefined;
}): Promise<NonNullable<CreateConnectionInput["recipient"]>> {
  const { caller, id, externalId } = input;
  if (id === undefined) {
    if (externalId === undefined) throw refused("is required, or id_in_provider_system is");
    return { externalId };
  }
  try {
    return { externalId: (await getRecipient({ caller, id })).externalId };
  } catch (error) {
    if (error instanceof NotFoundError) throw refused("is not a recipient");
    throw error;
  }
}

function refused(msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", "recipientId"], msg, type: "value_error" }] });
}
