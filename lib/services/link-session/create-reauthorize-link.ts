import "server-only";
import type { Caller } from "@/lib/services/caller";
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
  const body = createLinkSessionInput.parse({
    mode: "reauthorize",
    connectionId,
    hosted: true,
    expiresInSeconds,
  });
  return createLinkSession({ caller, body });
}
