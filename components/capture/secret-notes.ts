import type { StoredSecret } from "@/lib/shared/capture/receipt";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { spaced } from "./receipt";
import { type RecordsTexts, recordsTextsOf } from "./records-texts";
import type { ScreenProps } from "./screen-props";
import { showTime } from "./show-time";

/** Quiet remarks under the secrets on file that stay as they are: since when, and the fingerprint. By property. */
export function secretNotes({ flow, state }: ScreenProps): Readonly<Record<string, string>> {
  const { stored } = state.opened ?? {};
  const kept = stored?.receipt?.secrets.filter(
    ({ property }) => (state.values[property] ?? "") === "" && !stored.drafted.includes(property),
  );
  const texts = recordsTextsOf(flow);
  const { locale } = flow.page;
  return Object.fromEntries((kept ?? []).map((secret) => [secret.property, noteOf(secret, texts, locale)]));
}

function noteOf(secret: StoredSecret, texts: RecordsTexts, locale: string): string {
  const { since, orEarlier, fingerprint } = secret;
  return fillText(orEarlier ? texts.secretSinceOrEarlier : texts.secretSince, {
    time: showTime(since, locale),
    fingerprint: spaced(fingerprint),
  });
}
