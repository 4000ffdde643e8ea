import "server-only";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { createLinkSession } from "@/lib/services/link-session/create-link-session";
import { createLinkSessionInput } from "@/lib/services/link-session/create-link-session-input";
import { getRecipient } from "@/lib/services/recipient/get-recipient";
import type { RecipientView } from "@/lib/services/recipient/recipient-view";
import type { DialectMagicLink } from "@/lib/shared/dialect/magic-link";
import { getMagicLink } from "./get-magic-link";

/** How long a link that was sent can be opened: 7 days. */
const expiresInSeconds = 604_800;

/**
 * Makes a link to a page of its own, on which a recipient connects a destination.
 * @param prefilled answers that the form opens with, by property of `type`
 * @throws InvalidInputError
 */
export async function makeMagicLink(input: {
  readonly caller: Caller;
  readonly recipientId: string;
  /** The only destination type that can be chosen. */
  readonly type?: string | undefined;
  readonly returnUrl?: string | undefined;
  readonly prefilled: Readonly<Record<string, string>>;
}): Promise<DialectMagicLink> {
  const { caller, type, returnUrl } = input;
  const { externalId } = await recipientOf(input);
  const fields = Object.entries(input.prefilled).map(([property, value]) => ({
    property,
    mode: "default",
    value,
  }));
  const body = createLinkSessionInput.safeParse({
    recipient: { externalId },
    hosted: true,
    expiresInSeconds,
    ...(type === undefined ? {} : { destinationTypes: [type], fields: { [type]: fields } }),
    ...(returnUrl === undefined ? {} : { returnUrl }),
  });
  if (!body.success) {
    const [issue] = body.error.issues;
    throw refused(String(issue?.path[0] ?? "returnUrl"), issue?.message ?? "is not valid");
  }
  const { id, url } = await createLinkSession({ caller, body: body.data });
  return { ...(await getMagicLink({ caller, id })), link: url };
}

async function recipientOf(input: {
  readonly caller: Caller;
  readonly recipientId: string;
}): Promise<RecipientView> {
  try {
    return await getRecipient({ caller: input.caller, id: input.recipientId });
  } catch (error) {
    if (error instanceof NotFoundError) throw refused("recipientId", "is not a recipient");
    throw error;
  }
}

function refused(field: string, msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", field], msg, type: "value_error" }] });
}
