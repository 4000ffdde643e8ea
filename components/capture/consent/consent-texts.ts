import type { FramePage } from "@/lib/shared/capture/contract";
import { type Local, localTexts } from "@/lib/shared/languages/local-texts";

/** Sentences of the sign-in at a provider. `{…}` marks are filled in by `fillText`. */
export const consentTexts = {
  lead: "{provider} opens in a window of its own. You sign in there: we never see your password.",
  accessTitle: "{provider} will ask you to allow this",
  signIn: "Sign in with {provider}",
  waitingTitle: "Waiting for {provider}",
  waitingBody: "Finish in the window that opened. This page goes on by itself.",
  blockedBody: "No window? Your browser may have blocked it. Open it with this link.",
  closedBody: "The window looks closed and the sign-in is not finished. Open it again to go on.",
  openAgain: "Open the window again",
  opensNew: "opens in a new window",
  cancel: "Cancel",
  connectedAs: "Connected as {account}",
  connected: "Your {provider} account is connected",
  connectedBody: "The access is stored encrypted. You can take it back at {provider} at any time.",
  otherAccount: "Use another account",
  failedTitle: "Not connected yet",
} as const;

export type ConsentTexts = Local<typeof consentTexts>;

/** The same in the language of a page. */
export function consentTextsOf({ texts }: Pick<FramePage, "texts">): ConsentTexts {
  return localTexts({ english: consentTexts, group: "consent", texts });
}
