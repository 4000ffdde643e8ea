import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { namesOfTypes } from "@/lib/services/destination-type/names-of-types";
import { orFirstPage } from "@/lib/services/list-cursor/or-first-page";
import { describeRecipients, type RecipientName } from "@/lib/services/recipient/describe-recipients";
import { findRecipient } from "@/lib/services/recipient/find-recipient";
import type { LinkSessionView } from "./describe-link-session";
import { listLinkSessions, listLinkSessionsInput } from "./list-link-sessions";

const { status, mode, cursor } = listLinkSessionsInput.shape;

/** Query of the dashboard's list: what a person may have typed into the address is left out where it is no filter. */
export const sessionsPageQuery = z.object({
  status: status.catch(undefined),
  mode: mode.catch(undefined),
  /** The host's id of a customer. */
  recipient: z.string().trim().min(1).max(255).optional().catch(undefined),
  cursor: cursor.catch(undefined),
});

/** A link session with the names of its customer and types. */
export interface NamedSession extends LinkSessionView {
  readonly recipient: RecipientName | null;
  readonly typeTitles: readonly string[];
}

/** A page of link sessions as the dashboard shows them; the first where the cursor is none of this list. */
export async function listSessionsPage(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof sessionsPageQuery>;
}): Promise<{ readonly sessions: readonly NamedSession[]; readonly nextCursor: string | null }> {
  const { caller } = input;
  const { recipient: externalId, ...query } = input.query;
  const recipient = externalId === undefined ? null : await findRecipient({ caller, externalId });
  if (externalId !== undefined && recipient === null) return { sessions: [], nextCursor: null };
  const filters = { ...query, limit: 50, ...(recipient === null ? {} : { recipientId: recipient.id }) };
  const page = await orFirstPage({
    query: filters,
    list: (wanted) => listLinkSessions({ caller, query: wanted }),
  });
  return {
    sessions: await nameSessions({ caller, sessions: page.linkSessions }),
    nextCursor: page.nextCursor,
  };
}

/** Adds to sessions the names a person knows them by. */
export async function nameSessions(input: {
  readonly caller: Caller;
  readonly sessions: readonly LinkSessionView[];
}): Promise<readonly NamedSession[]> {
  const { caller, sessions } = input;
  const types = [...new Set(sessions.flatMap(({ destinationTypes }) => destinationTypes))];
  const [recipients, names] = await Promise.all([
    describeRecipients({ caller, ids: sessions.map(({ recipientId }) => recipientId) }),
    namesOfTypes({ workspaceId: caller.workspaceId, types }),
  ]);
  return sessions.map((session) => ({
    ...session,
    recipient: recipients[session.recipientId] ?? null,
    typeTitles: session.destinationTypes.map((type) => names.titleOf(type)),
  }));
}
