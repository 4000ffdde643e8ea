import "server-only";
import { frameSteps } from "@/lib/services/destination-type/frame-steps";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import { listOfferedTypes } from "@/lib/services/destination-type/list-offered-types";
import { NotFoundError } from "@/lib/services/errors";
import { partOfSession } from "@/lib/services/handover/part-of-session";
import { sessionLocale } from "@/lib/services/language/language-of-session";
import { type Language, loadLanguage } from "@/lib/services/language/load-language";
import type { FramePage, FrameTheme } from "@/lib/shared/capture/contract";
import { alsoCalled } from "@/lib/shared/destination-type/also-called";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { translateCard } from "@/lib/shared/languages/translate-card";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { narrowSteps } from "@/lib/shared/report-card/narrow-steps";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * What the frame's HTML shows before any token: nothing that belongs to a person. Null where there is no
 * such session. One that is over still has its page: the exchange then says what happened, to the user
 * and to the host, and a new token may go on in place.
 */
export async function getFramePage(input: {
  readonly sessionId: string;
  /** The header of that name: a hosted page that nobody asked a language for speaks the reader's. */
  readonly acceptLanguage?: string | null;
}): Promise<FramePage | null> {
  const session = await sessionOf(input);
  if (session === null) return null;
  const locale = sessionLocale({ session, acceptLanguage: input.acceptLanguage ?? null });
  const language = await loadLanguage({ locale });
  const types = session.destinationTypes;
  const only = types.length === 1 ? types[0] : undefined;
  return {
    sessionId: session.id,
    allowedOrigins: session.allowedOrigins,
    mode: session.mode,
    locale,
    texts: { ...language.frame, ...(session.phrases as FramePage["texts"]) },
    theme: session.theme as FrameTheme,
    sandbox: session.sandbox ? { scenario: session.sandboxScenario } : null,
    isHandedOn: session.handedOverBy !== null && session.partStepId === null,
    part: session.partStepId === null ? null : { secretsOnly: session.partSecretsOnly },
    destinationTypes: await typesOf(session),
    card: only === undefined ? null : await cardOf({ session, type: only, language }),
  };
}

/** What may be chosen now; a connection there is keeps its type, whatever the workspace offers by now. */
async function typesOf({ workspaceId, connectionId, destinationTypes: types }: LinkSessionRow) {
  const list = connectionId === null ? listOfferedTypes : listDestinationTypes;
  const offered = await list({ workspaceId, types });
  // Nobody searches among one.
  if (offered.length < 2) return offered;
  return offered.map((type) => ({ ...type, alsoCalled: alsoCalled[type.id] ?? [] }));
}

/** Null for a type that was retired since. */
async function cardOf(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
  readonly language: Language;
}): Promise<FramePage["card"]> {
  const { session, type, language } = input;
  const { workspaceId } = session;
  try {
    const version = await versionOf(session);
    const schema = await getDestinationType({ workspaceId, type, version });
    const card = buildReportCard({
      type: schema.id,
      steps: partOf({ session, steps: frameSteps({ schema }) }),
    });
    return translateCard(card, language.translate);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** What a part asks for as far as that can be told without the answers given so far, which nobody may see yet. */
function partOf(input: {
  readonly session: LinkSessionRow;
  readonly steps: readonly ReportCardStep[];
}): readonly ReportCardStep[] {
  const { session, steps } = input;
  const part = partOfSession(session);
  return part === null ? steps : narrowSteps({ steps, part, values: defaultAnswers({ steps }) });
}

/** A connection goes on with the version of its type that it was made with. */
async function versionOf(session: LinkSessionRow): Promise<number | null> {
  if (session.connectionId === null) return null;
  const connection = await tenantStore(session).connection.findFirst({
    where: { id: session.connectionId },
    select: { typeVersion: true },
  });
  return connection?.typeVersion ?? null;
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
