import type { FramePage } from "@/lib/shared/capture/contract";
import { type Local, localTexts } from "@/lib/shared/languages/local-texts";

/** Sentences of handing a part of the form on. They come with the part that says them. `{…}` marks are filled in by `fillText`. */
export const handoverTexts = {
  title: "Hand this over",
  forStep: "A colleague fills in this step",
  forSecrets: "A colleague fills in only its secrets",
  forDevice: "I go on on another device",
  colleagueHelp:
    "They get a link to this part and nothing else. You see that it is done, and never the secrets they enter.",
  deviceHelp: "Open the link there. What you have entered comes along.",
  waits: "How long the link may wait",
  hours_1: "1 hour",
  hours_24: "1 day",
  hours_168: "7 days",
  make: "Make the link",
  sendLink: "Send this link to your colleague",
  openLink: "Open this link on the other device",
  once: "We show it this once. It works once, until {time}.",
  copyLink: "Copy the link",
  qr: "The link as a QR code",
  listTitle: "Handed over",
  ofStep: "“{step}”",
  ofSecrets: "Secrets of “{step}”",
  ofForm: "All of the form, on another device",
  state_waiting: "Not opened yet",
  state_opened: "Opened",
  state_filled_in: "Filled in",
  state_ended: "No longer valid",
  takeBack: "Take back",
  takeBackOf: "Take back: {what}",
  told: "{what}: {state}",
  elsewhereTitle: "You go on on another device",
  elsewhereBody: "What you enter there is saved for this page too. To go on here, take the link back.",
  close: "Close",
} as const;

export type HandoverTexts = Local<typeof handoverTexts>;

/** The same in the language of a page. */
export function handoverTextsOf({ texts }: Pick<FramePage, "texts">): HandoverTexts {
  return localTexts({ english: handoverTexts, group: "handover", texts });
}
