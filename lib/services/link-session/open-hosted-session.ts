import "server-only";
import { getEnv } from "@/lib/config/env";
import { TokenRejectedError } from "@/lib/services/errors";
import { sameHash, tokenHash } from "@/lib/services/token-hash";
import { sessionOfToken } from "@/lib/shared/embed-protocol/session-of-token";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { exchangeToken } from "./exchange-token";
import { refuseUnusable } from "./refuse-unusable";

/**
 * Opens a session on its hosted page: with the token of the link, once, or again in the tab that did. That
 * tab keeps its key (128 bits) and not the token, which the page forgets after the exchange.
 * @throws TokenRejectedError
 */
export async function openHostedSession(input: {
  readonly sessionId: string;
  /** Null after a reload. */
  readonly token: string | null;
  readonly tabKey: string;
}): Promise<LinkSessionRow> {
  const { sessionId, token, tabKey } = input;
  const session = await findLinkSession({ id: sessionId });
  if (session?.hosted !== true) throw new TokenRejectedError({ code: "token_invalid" });
  if (token === null) return goOn({ session, tabKey });
  if (sessionOfToken(token) !== sessionId) throw new TokenRejectedError({ code: "token_invalid" });
  const parentOrigin = getEnv().publicUrl;
  return exchangeToken({ token, tabKey, parentOrigin, frameSessionId: sessionId });
}

function goOn(input: { readonly session: LinkSessionRow; readonly tabKey: string }): LinkSessionRow {
  const { session } = input;
  refuseUnusable(session);
  if (session.tabHash === null) throw new TokenRejectedError({ code: "token_invalid" });
  const isSameTab = sameHash({ a: session.tabHash, b: tokenHash({ secret: input.tabKey }) });
  if (!isSameTab) throw new TokenRejectedError({ code: "token_used" });
  return session;
}
