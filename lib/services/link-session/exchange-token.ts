import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { TokenRejectedError } from "@/lib/services/errors";
import type { EventType } from "@/lib/services/event/event-catalogue";
import { sameHash, tokenHash } from "@/lib/services/token-hash";
import { sessionOfToken } from "@/lib/shared/embed-protocol/session-of-token";
import { randomBase62 } from "@/lib/shared/random-id";
import { claimLinkSession } from "@/lib/store/claim-link-session";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { idleLifetimeMs, longestLifetimeMs } from "./lifetimes";
import { refuseUnusable } from "./refuse-unusable";
import { reportRefusal } from "./report-refusal";

interface Exchange {
  readonly token: string;
  readonly tabKey: string;
  readonly parentOrigin: string;
  /** The session the frame's page was made for; a renewed token may belong to a later one of the same kind. */
  readonly frameSessionId: string;
}

/** Refusals that an honest page does not meet: the host's back end is told of them. */
const suspicious: readonly string[] = ["origin_not_allowed", "token_invalid", "token_used"];

/**
 * Exchanges a link token, once. The same tab (it proves itself by its key) may repeat it, so that a
 * reload or a double mount does not lock the user out; anybody else is refused, and the host hears of it.
 * @throws TokenRejectedError
 */
export async function exchangeToken(input: Exchange): Promise<LinkSessionRow> {
  const id = sessionOfToken(input.token);
  const session = id === null ? null : await findLinkSession({ id });
  if (session === null) throw new TokenRejectedError({ code: "token_invalid" });
  try {
    return await exchange({ ...input, session });
  } catch (error) {
    if (error instanceof TokenRejectedError && suspicious.includes(error.code))
      await reportRefusal({ session, code: error.code });
    throw error;
  }
}

async function exchange(input: Exchange & { readonly session: LinkSessionRow }): Promise<LinkSessionRow> {
  const { session, token } = input;
  if (!sameHash({ a: session.tokenHash, b: tokenHash({ secret: token }) }))
    throw new TokenRejectedError({ code: "token_invalid" });
  if (!session.allowedOrigins.includes(input.parentOrigin))
    throw new TokenRejectedError({ code: "origin_not_allowed" });
  await refuseForeignFrame({ session, frameSessionId: input.frameSessionId });
  refuseUnusable(session);
  const tabHash = tokenHash({ secret: input.tabKey });
  if (session.exchangedAt === null && (await claim({ session, tabHash }))) return session;
  return repeatExchange({ id: session.id, tabHash });
}

/** A token for another customer of the host must not take over a form that somebody else filled in. */
async function refuseForeignFrame(input: {
  readonly session: LinkSessionRow;
  readonly frameSessionId: string;
}): Promise<void> {
  const { session } = input;
  if (session.id === input.frameSessionId) return;
  const frame = await findLinkSession({ id: input.frameSessionId });
  const fits =
    frame !== null &&
    frame.workspaceId === session.workspaceId &&
    frame.recipientId === session.recipientId &&
    frame.mode === session.mode &&
    frame.sandbox === session.sandbox;
  if (!fits) throw new TokenRejectedError({ code: "token_invalid" });
}

async function claim(input: {
  readonly session: LinkSessionRow;
  readonly tabHash: Uint8Array<ArrayBuffer>;
}): Promise<boolean> {
  const { id, workspaceId, connectionId } = input.session;
  const now = Date.now();
  return claimLinkSession({
    id,
    workspaceId,
    tabHash: input.tabHash,
    exchangedAt: new Date(now),
    expiresAt: new Date(now + idleLifetimeMs),
    deadlineAt: new Date(now + longestLifetimeMs),
    audit: auditEvent({ actor: `link_session:${id}`, action: "link_session.exchanged", subject: id }),
    event: {
      id: `evt_${randomBase62({ length: 22 })}`,
      workspaceId,
      type: "link_session.opened" satisfies EventType,
      connectionId,
      linkSessionId: id,
      payload: {},
    },
  });
}

async function repeatExchange(input: {
  readonly id: string;
  readonly tabHash: Uint8Array;
}): Promise<LinkSessionRow> {
  const session = await findLinkSession({ id: input.id });
  if (session?.tabHash == null || !sameHash({ a: session.tabHash, b: input.tabHash })) {
    throw new TokenRejectedError({ code: "token_used" });
  }
  return session;
}
