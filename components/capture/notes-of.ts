import type { StoredSecret } from "@/lib/shared/capture/receipt";
import { fillText } from "@/lib/shared/report-card/fill-text";
import type { CaptureState } from "./capture-state";
import { spaced } from "./receipt";
import { showTime } from "./show-time";
import type { CaptureTexts } from "./texts";

/**
 * Quiet remarks under fields: what Latchkey tidied up in what was typed, and of a secret on file its age and
 * fingerprint.
 */
export function notesOf(state: CaptureState, texts: CaptureTexts, locale: string): Record<string, string> {
  const secrets = state.opened?.stored?.receipt?.secrets ?? [];
  const kept = secrets.filter(({ property }) => (state.values[property] ?? "") === "");
  const drafted = state.opened?.stored?.drafted ?? [];
  return Object.fromEntries([
    ...kept
      .filter(({ property }) => !drafted.includes(property))
      .map((secret) => [secret.property, noteOf(secret, texts, locale)]),
    ...state.trimmed.map((name) => [name, texts.trimmedNote]),
    ...state.repaired.map((name) => [name, texts.pemRepaired]),
  ]);
}

function noteOf(secret: StoredSecret, texts: CaptureTexts, locale: string): string {
  const { since, orEarlier, fingerprint } = secret;
  return fillText(orEarlier ? texts.secretSinceOrEarlier : texts.secretSince, {
    time: showTime(since, locale),
    fingerprint: spaced(fingerprint),
  });
}
