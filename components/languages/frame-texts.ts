import { checkTexts } from "@/lib/shared/report-card/check-texts";
import { checksTexts } from "../capture/checks-texts";
import { consentTexts } from "../capture/consent/consent-texts";
import { endingTexts } from "../capture/consent/ending-texts";
import { handoverTexts } from "../capture/handover/handover-texts";
import { missingTexts } from "../capture/missing-texts";
import { pageTexts } from "../capture/page-texts";
import { pasteTexts } from "../capture/paste/paste-texts";
import { recordsTexts } from "../capture/records-texts";
import { english } from "../capture/texts-english";
import { endTexts, hostedTexts } from "../hosted/hosted-texts";

interface Texts {
  readonly [key: string]: string | Texts | null;
}

/** Sentences of the frame itself, by group. A file of texts that is not here is found by `languages.test.ts`. */
const groups: Readonly<Record<string, Texts>> = {
  // Several files, since the frame loads all but one of them only where they are said.
  capture: { ...english, ...checksTexts, ...missingTexts, ...pageTexts, ...recordsTexts },
  check: checkTexts,
  paste: pasteTexts,
  consent: consentTexts,
  ending: endingTexts,
  handover: handoverTexts,
  hosted: hostedTexts,
  end: endTexts,
};

/** What is data among them, and no text. */
const data = /^end\.\w+\.next$/;

/** Every English text of the frame: key (`capture.titleCreate`) -> text. For the server and for tests. */
export function frameTexts(): Readonly<Record<string, string>> {
  return Object.fromEntries(flat(groups, "").filter(([key]) => !data.test(key)));
}

function flat(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    if (typeof value === "string") return [[path, value] as [string, string]];
    return value === null ? [] : flat(value, `${path}.`);
  });
}
