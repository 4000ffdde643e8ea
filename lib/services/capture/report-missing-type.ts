import "server-only";
import { InvalidInputError, RateLimitedError } from "@/lib/services/errors";
import { recordSessionEvent } from "@/lib/services/link-session/record-session-event";
import { cleanMissingName } from "@/lib/shared/capture/missing-name";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

/** Most names one session may tell: a person misses few. */
const mostNames = 5;

/**
 * Keeps the name of a destination that is not listed, in the session's timeline.
 * @throws InvalidInputError for what is no name; RateLimitedError after the fifth, as long as the session lives
 */
export async function reportMissingType(input: {
  readonly session: LinkSessionRow;
  readonly name: string;
}): Promise<null> {
  const { session } = input;
  const name = cleanMissingName(input.name);
  if (name === null) {
    const message = "Enter the name or ID as the service shows it.";
    throw new InvalidInputError({ fields: [{ property: "name", message }] });
  }
  const told = await tenantStore(session).linkSessionEvent.count({
    where: { linkSessionId: session.id, type: "destination_missed" },
  });
  if (told >= mostNames) {
    const leftMs = session.deadlineAt.getTime() - Date.now();
    throw new RateLimitedError({ retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) });
  }
  await recordSessionEvent({ session, type: "destination_missed", data: { name } });
  return null;
}
