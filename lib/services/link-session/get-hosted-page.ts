import "server-only";
import { tellingName } from "@/lib/services/workspace/telling-name";
import type { HostedPage, HostedStatus } from "@/lib/shared/capture/hosted-contract";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { findLinkSession } from "@/lib/store/find-link-session";
import { describeLinkSession, type LinkSessionView } from "./describe-link-session";
import { getFramePage } from "./get-frame-page";

const statusOf: Readonly<Record<LinkSessionView["status"], HostedStatus>> = {
  created: "waiting",
  open: "open",
  succeeded: "finished",
  exited: "finished",
  expired: "expired",
  revoked: "revoked",
};

/**
 * What the hosted page shows to whoever has its address, token or not: nothing of a person, and not where it
 * leads back to. Reading it changes nothing, as scanners of mail read it too. Null where there is no such
 * session, or none that has a page of its own.
 */
export async function getHostedPage(input: {
  readonly sessionId: string;
  /** The header of that name. */
  readonly acceptLanguage?: string | null;
}): Promise<HostedPage | null> {
  const { sessionId } = input;
  const session = linkSessionIdPattern.test(sessionId) ? await findLinkSession({ id: sessionId }) : null;
  const page = session?.hosted === true ? await getFramePage(input) : null;
  if (session === null || page === null) return null;
  const status = statusOf[describeLinkSession({ row: session }).status];
  return { page, askedBy: await tellingName(session), status };
}
