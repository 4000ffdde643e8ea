import type { FramePage } from "@/lib/shared/capture/contract";
import { type Local, localTexts } from "@/lib/shared/languages/local-texts";

/** What a page says besides the English. */
export type PageTexts = FramePage["texts"];

/** Every sentence of the hosted page's own; `{…}` marks are filled in by `fillText`. */
export const hostedTexts = {
  startTitle: { create: "Connect {type}", edit: "Edit {type}", reauthorize: "Reconnect {type}" },
  startTitleAny: "Connect a destination",
  startLead: "{workspace} asks you to set this up. It takes a few minutes.",
  startLeadAnyone: "You were asked to set this up. It takes a few minutes.",
  startPartTitle: "Fill in one part for {type}",
  startPartLead: "A colleague who sets up a connection for {workspace} asks you for this part alone.",
  startPartLeadAnyone: "A colleague who sets up a connection asks you for this part alone.",
  startPartAfter: "They see that you have filled it in, and never the secrets you enter.",
  startNeeds: "What you will be asked for",
  startChoice: "Which of {count} destinations it is, and how to reach it",
  startTest: "Then we test the connection while you watch.",
  startSafe: "What you enter is stored encrypted. This link works once, in this browser tab.",
  start: "Start",
  opening: "Opening a secure session…",
  noScript: "This page needs JavaScript. Allow it in your browser, then load the page again.",
  footer: "Secured by Latchkey",
  returnTo: "Return to {host}",
  closeWindow: "You can close this window now.",
  goOn: "Open the form again",
  askWorkspace: "Ask {workspace} for a new link.",
  askAnyone: "Ask for a new link where you got this one.",
} as const;

/** Why there is nothing, or nothing more, to fill in here: a heading, what is the case, and what is next. */
export const endTexts = {
  used: {
    title: "This link was opened already",
    body: "It works once. Go on in the browser tab that opened it.",
    next: "ask",
  },
  expired: {
    title: "This link has expired",
    body: "What was entered is saved, and will be there when you go on.",
    next: "ask",
  },
  revoked: { title: "This link was withdrawn", body: "It can no longer be used.", next: "ask" },
  finished: { title: "This setup is finished", body: "Nothing is left to do here.", next: "close" },
  handed: {
    title: "Thank you, that is all",
    body: "What you entered is stored encrypted. Your colleague sees that this part is filled in.",
    next: "close",
  },
  incomplete: {
    title: "This link is not complete",
    body: "Copy the whole link from your message and open it again.",
    next: null,
  },
  unknown: { title: "This link is not valid", body: "Check that you copied all of it.", next: "ask" },
  left: { title: "You left the form", body: "What you entered is saved.", next: null },
} as const;

export type HostedEndName = keyof typeof endTexts;

/** The sentences of the hosted page in the language of a page. */
export function hostedTextsOf(texts: PageTexts): Local<typeof hostedTexts> {
  return localTexts({ english: hostedTexts, group: "hosted", texts });
}

/** What one of its ends says, in the language of a page. */
export function endTextsOf(
  texts: PageTexts,
  end: HostedEndName,
): { readonly title: string; readonly body: string } {
  return localTexts({ english: endTexts[end], group: `end.${end}`, texts });
}
