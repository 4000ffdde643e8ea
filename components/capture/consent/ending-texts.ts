import type { ConsentEnding } from "@/lib/shared/capture/consent-outcomes";

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
