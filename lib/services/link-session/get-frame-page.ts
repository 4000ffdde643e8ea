import "server-only";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import type { FramePage, FrameTheme } from "@/lib/shared/capture/contract";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";

/**
 * What the frame's HTML shows before any token: nothing that belongs to a person. Null where there is no
 * such session. One that is over still has its page: the exchange then says what happened, to the user
 * and to the host, and a new token may go on in place.
 */
export async function getFramePage({ sessionId }: { readonly sessionId: string }): Promise<FramePage | null> {
  const session = await sessionOf({ sessionId });
  if (session === null) return null;
  const types = session.destinationTypes;
  const only = types.length === 1 ? types[0] : undefined;
  return {
    sessionId: session.id,
    allowedOrigins: session.allowedOrigins,
    mode: session.mode,
    locale: session.locale,
    theme: session.theme as FrameTheme,
    destinationTypes: listDestinationTypes().filter((type) => types.includes(type.id)),
    card: only === undefined ? null : cardOf(only),
  };
}

function cardOf(type: string): FramePage["card"] {
  const schema = getDestinationType({ type });
  return buildReportCard({ type: schema.id, steps: schema.steps });
}

/** Origins that may hold this session's frame; none where there is no such session. */
export async function getFrameOrigins({
  sessionId,
}: {
  readonly sessionId: string;
}): Promise<readonly string[]> {
  return (await sessionOf({ sessionId }))?.allowedOrigins ?? [];
}

async function sessionOf({ sessionId }: { readonly sessionId: string }): Promise<LinkSessionRow | null> {
  return linkSessionIdPattern.test(sessionId) ? findLinkSession({ id: sessionId }) : null;
}
