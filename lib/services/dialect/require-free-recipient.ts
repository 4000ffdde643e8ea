import "server-only";
import type { Caller } from "@/lib/services/caller";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { getRecipient } from "@/lib/services/recipient/get-recipient";
import type { RecipientView } from "@/lib/services/recipient/recipient-view";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * A recipient that nothing is connected for yet, where a recipient and a destination belong together.
 * @throws InvalidInputError (`body.recipientId`) where there is none; ConflictError where it has one
 */
export async function requireFreeRecipient(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<RecipientView> {
  const { caller, id } = input;
  const recipient = await recipientOf(input);
  const taken = await tenantStore(caller).connection.findFirst({
    where: { recipientId: id },
    select: { id: true },
  });
  if (taken !== null) throw new ConflictError({ userMessage: "This group has a destination already." });
  return recipient;
}

async function recipientOf(input: { readonly caller: Caller; readonly id: string }): Promise<RecipientView> {
  try {
    return await getRecipient(input);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new InvalidInputError({
      problems: [{ loc: ["body", "recipientId"], msg: "is not a group", type: "value_error" }],
    });
  }
}
