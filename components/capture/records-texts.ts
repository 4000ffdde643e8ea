import { localTexts } from "@/lib/shared/languages/local-texts";
import type { CaptureFlow } from "./capture-flow";
import type { CaptureTexts } from "./texts";

/** Sentences on what is stored and what changes. They come with the part that says them. */
export const recordsTexts = {
  // Editing
  secretSince: "On file since {time}. Fingerprint {fingerprint}.",
  secretSinceOrEarlier: "On file since {time} or earlier. Fingerprint {fingerprint}.",
  changesTitle: "What saving changes",
  changesNone: "You have changed nothing yet. Saving tests again what is stored.",
  changeFromTo: "{title} goes from “{before}” to “{after}”.",
  changeAdded: "{title} becomes “{after}”.",
  changeRemoved: "{title} is removed.",
  changeLong: "{title} is changed.",
  changeSecret: "{title} is replaced.",

  // Done
  doneTitle: "{type} is connected",
  doneBody: "{name} is ready to use.",
  waitsTitle: "{type} waits for approval",
  waitsBody: "All tests passed. A reviewer decides next.",
  doneStored: "Stored",
  doneEncrypted: "{title}, encrypted",
  doneTests: "{count} tests passed",
  receipt: "Receipt",
  receiptWhat: "{type} connection “{name}”",
  receiptWhen: "Stored on {time}, version {version} of the credentials",
  receiptPrint: "Fingerprint {fingerprint}",
  receiptPrintMeans:
    "A fingerprint tells whether a secret is the one you think it is. Nobody can work the secret out from it.",
  receiptUsedBy: "Only {workspace} can use it, and every use is recorded.",
  receiptUsedByHost: "Only the service that sent you to this form can use it, and every use is recorded.",
  receiptRevoke:
    "To take it back, ask them to delete the connection, or change the password or key in {type}: what is stored here then opens nothing.",
  receiptPrintIt: "Print the receipt",
  doneWarnings: "Worth a look",
  done: "Done",
} as const;

export type RecordsTexts = CaptureTexts & Readonly<Record<keyof typeof recordsTexts, string>>;

/** The same with the frame's own, in the language of its page. */
export function recordsTextsOf({ texts, page }: Pick<CaptureFlow, "texts" | "page">): RecordsTexts {
  return { ...texts, ...localTexts({ english: recordsTexts, group: "capture", texts: page.texts }) };
}
