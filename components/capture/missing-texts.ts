import { type Local, localTexts } from "@/lib/shared/languages/local-texts";
import type { CaptureFlow } from "./capture-flow";

/** Sentences for whoever misses a destination. They come with the part that says them. */
export const missingTexts = {
  notListedName: "What do you want to connect?",
  notListedHelp: "Type the name of the product alone. We pass it on to those who sent you this form.",
  notListedNoName: "Type the name of the product alone, for example Vertica: no address, no key.",
  notListedSend: "Tell them",
  notListedThanks: "Thank you. We have passed on that you miss {name}.",
} as const;

/** The same in the language of a page. */
export function missingTextsOf({ page }: Pick<CaptureFlow, "page">): Local<typeof missingTexts> {
  return localTexts({ english: missingTexts, group: "capture", texts: page.texts });
}
