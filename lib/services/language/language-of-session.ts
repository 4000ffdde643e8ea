import "server-only";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { pickLocale } from "@/lib/shared/languages/pick-locale";
import { findLinkSession } from "@/lib/store/find-link-session";
import { type Language, loadLanguage } from "./load-language";

/** The language that a session's frame speaks. The browser's own counts where the host asked for none of ours. */
export async function languageOfSession(input: {
  /** Null where it is not known. */
  readonly sessionId: string | null;
  /** The header of that name. */
  readonly acceptLanguage: string | null;
}): Promise<Language> {
  const { sessionId, acceptLanguage } = input;
  const session =
    sessionId !== null && linkSessionIdPattern.test(sessionId)
      ? await findLinkSession({ id: sessionId })
      : null;
  return loadLanguage({ locale: sessionLocale({ session, acceptLanguage }) });
}

/** The host's page knows in which language it is; a page of its own, and one without a session, ask the browser. */
export function sessionLocale(input: {
  readonly session: { readonly locale: string; readonly hosted: boolean } | null;
  readonly acceptLanguage: string | null;
}): string {
  const { session } = input;
  const acceptLanguage = session === null || session.hosted ? input.acceptLanguage : null;
  return pickLocale({ wanted: session?.locale ?? "und", acceptLanguage });
}
