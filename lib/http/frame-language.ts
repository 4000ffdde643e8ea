import "server-only";
import { languageOfSession } from "@/lib/services/language/language-of-session";
import type { Translate } from "@/lib/shared/languages/translate-text";
import { openBearer } from "./frame-bearer";

/** Speaks the language of the frame that sent this input. Never throws: what cannot be told is said in English. */
export async function frameLanguage(input: {
  /** Of a server action, as it came. */
  readonly input: unknown;
  readonly headers: Pick<Headers, "get">;
}): Promise<Translate> {
  try {
    const sessionId = await sessionOf(Object(input.input) as Readonly<Record<string, unknown>>);
    const acceptLanguage = input.headers.get("accept-language");
    return (await languageOfSession({ sessionId, acceptLanguage })).translate;
  } catch {
    return (text) => text;
  }
}

/** It names the session, or carries a bearer that does. */
async function sessionOf({ sessionId, bearer }: Readonly<Record<string, unknown>>): Promise<string | null> {
  if (typeof sessionId === "string") return sessionId;
  if (typeof bearer !== "string") return null;
  return openBearer({ bearer }).then(
    (opened) => opened.sessionId,
    () => null,
  );
}
