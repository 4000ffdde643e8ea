import type { ConsentEnding } from "@/lib/shared/capture/consent-outcomes";

/** Sentences of the sign-in at a provider; loaded with it. `{…}` marks are filled in by `fillText`. */
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

/** What the window of a sign-in says at its end. */
export const endingTexts: Readonly<Record<ConsentEnding, { readonly title: string; readonly body: string }>> =
  {
    connected: {
      title: "You are signed in",
      body: "You can close this window. The page you came from goes on by itself.",
    },
    denied: {
      title: "Access was not allowed",
      body: "Nothing was changed. You can close this window and start again on the page you came from.",
    },
    failed: {
      title: "The sign-in did not work",
      body: "You can close this window. The page you came from says what to do.",
    },
    unknown: {
      title: "This sign-in is not valid here",
      body: "It was used already, or it was started somewhere else. Nothing was changed. You can close this window and start again on the page you came from.",
    },
    over: {
      title: "This sign-in is over",
      body: "It took too long, or the page you came from was closed. Nothing was changed. You can close this window and open that page again.",
    },
  };
