import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type CreatedLinkSession, createLinkSession } from "./create-link-session";
import { createLinkSessionInput } from "./create-link-session-input";

/** How long the link can be opened, in seconds: the longest that link sessions have. */
const expiresInSeconds = 3_600;

/**
 * Makes a link that lets the customer of a connection enter its credentials anew, on a page of its own.
 * @throws NotFoundError
 */
export async function createReauthorizeLink(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<CreatedLinkSession> {
  const { caller, id: connectionId } = input;
  const store = tenantStore(caller);
  const connection = await store.connection.findFirst({ where: { id: connectionId } });
  const recipient =
    connection && (await store.recipient.findFirst({ where: { id: connection.recipientId } }));
  if (!recipient) throw new NotFoundError({ what: "connection" });
  const { externalId } = recipient;
  const body = createLinkSessionInput.parse({
    recipient: { externalId },
    mode: "reauthorize",
    connectionId,
    hosted: true,
    expiresInSeconds,
  });
  return createLinkSession({ caller, body });
}
