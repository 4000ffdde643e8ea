import type { FramePage } from "@/lib/shared/capture/contract";
import { pseudoLocale } from "@/lib/shared/languages/languages";
import { pseudoText } from "@/lib/shared/languages/pseudo-text";
import { frameTexts } from "./frame-texts";

/** A page of the pseudo-locale with its texts, which are made and stored nowhere; any other page as it is. */
export function withPseudoTexts(page: FramePage): FramePage {
  if (page.locale !== pseudoLocale) return page;
  const made = Object.entries(frameTexts()).map(([key, text]) => [key, pseudoText(text)]);
  return { ...page, texts: { ...Object.fromEntries(made), ...page.texts } };
}
