import { z } from "zod";
import { marksOf } from "./translate-text";

/** Longest text of a host's own, in characters: it stands where a line or two do. */
const longestPhrase = 300;

/**
 * What a host may say in its own words, and the `{…}` marks that are filled in there. Not among them: what
 * vouches for safety, asks for trust, or tells what is wrong. Those words are Latchkey's.
 */
export const phraseMarks = {
  "capture.titleCreate": ["type"],
  "capture.titleEdit": ["type"],
  "capture.titleReauthorize": ["type"],
  "capture.titleChoose": [],
  "capture.searchPlaceholder": [],
  "capture.foundNone": [],
  "capture.allowTitle": [],
  "capture.submit": [],
  "capture.submitAgain": [],
  "capture.sentBack": [],
  "capture.doneTitle": ["type"],
  "capture.doneBody": ["name"],
  "capture.waitsTitle": ["type"],
  "capture.waitsBody": [],
  "capture.done": [],
  "capture.expiredTitle": [],
  "capture.expiredBody": [],
  "capture.closedTitle": [],
  "capture.closedBody": [],
  "hosted.startTitle.create": ["type"],
  "hosted.startTitle.edit": ["type"],
  "hosted.startTitle.reauthorize": ["type"],
  "hosted.startTitleAny": [],
  "hosted.startLead": ["workspace"],
  "hosted.startLeadAnyone": [],
  "hosted.start": [],
  "hosted.askWorkspace": ["workspace"],
  "hosted.askAnyone": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Texts of a frame in the words of its host, by key. */
export const phrases = z.strictObject(
  Object.fromEntries(Object.entries(phraseMarks).map(([key, marks]) => [key, phrase(marks)])),
) as z.ZodType<Readonly<Record<string, string>>>;

function phrase(marks: readonly string[]) {
  const allowed = marks.map((mark) => `{${mark}}`).join(", ");
  return z
    .string()
    .trim()
    .min(1)
    .max(longestPhrase)
    .regex(/^[^\p{C}]*$/u, { error: "may hold no control characters" })
    .refine((text) => marksOf(text).every((mark) => marks.includes(mark)), {
      error: allowed === "" ? "may hold no {marks}" : `may hold no other marks than ${allowed}`,
    })
    .optional();
}
