import { consentTexts } from "@/components/capture/consent/consent-texts";
import { endingTexts } from "@/components/capture/consent/ending-texts";
import { pasteTexts } from "@/components/capture/paste/paste-texts";
import { english } from "@/components/capture/texts-english";
import { endTexts, hostedTexts } from "@/components/hosted/hosted-texts";
import { checkTexts } from "@/lib/shared/report-card/check-texts";

interface Texts {
  readonly [key: string]: string | Texts | null;
}

/** Sentences of the frame itself, by group. A file of texts that is not here is found by `languages.test.ts`. */
const groups: Readonly<Record<string, Texts>> = {
  capture: english,
  check: checkTexts,
  paste: pasteTexts,
  consent: consentTexts,
  ending: endingTexts,
  hosted: hostedTexts,
  end: endTexts,
};

/** What is data among them, and no text. */
const data = /^end\.\w+\.next$/;

/** Key (`capture.titleCreate`) -> English text. */
export function frameSources(): Readonly<Record<string, string>> {
  return Object.fromEntries(flat(groups, "").filter(([key]) => !data.test(key)));
}

function flat(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    if (typeof value === "string") return [[path, value] as [string, string]];
    return value === null ? [] : flat(value, `${path}.`);
  });
}
