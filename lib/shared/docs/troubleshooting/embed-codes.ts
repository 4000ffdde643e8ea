import type { Advice } from "./entries-of";

/** What a host page hears in `lastErrorCode`, in `ERROR` events and from `errorOf(exit)`. */
export const embedCodes = {
  token_fetch_failed: [
    "fetchToken gave no token",
    "It rejected, or what it gave is no link token: often the whole JSON answer, or the page of a sign-in that had expired.",
    "Return the text of `token` alone, and throw where your back end does not answer 200.",
  ],
  token_rejected: [
    "The link token was refused",
    "It is malformed, or was used in another tab. A token without fetchToken opens one form once.",
    "Make a new link session for every opening; give fetchToken, so that this happens by itself.",
  ],
  base_url_missing: [
    "No address of Latchkey",
    "The npm package has no script tag to take it from, or embed.js was loaded in a way that hides its address.",
    'Give baseUrl: "https://latchkey.example.com".',
  ],
  embed_same_origin: [
    "Page and Latchkey share an origin",
    "Then nothing would keep your page out of the form, so it is not opened.",
    "Serve Latchkey under a name of its own, and set LATCHKEY_PUBLIC_URL to it.",
  ],
  timeout: [
    "The frame did not answer within 15 s",
    "Your content security policy keeps it out, your page's origin is not among allowedOrigins, or Latchkey cannot be reached.",
    "Open the page with ?latchkey-doctor, or run the doctor: it names the header or line to change.",
  ],
  frame_not_loaded: [
    "The form could not be loaded",
    "The same as timeout and protocol_unsupported; lastErrorCode says which. The user has a button to try again.",
    "See the entry of lastErrorCode.",
  ],
  protocol_unsupported: [
    "Package and Latchkey do not fit",
    "The npm package speaks another version of the messages than the Latchkey it met; embed.js always fits its own server.",
    "Install the package of that release: /embed.json of your Latchkey names its version.",
  ],
  session_expired: [
    "The link session has ended",
    "It was open for longer than it lives. What was typed is kept.",
    "Give fetchToken: the form goes on with a new token where it stopped.",
  ],
  session_revoked: [
    "The link session was withdrawn",
    "Your back end or somebody in the dashboard revoked it.",
    "Make a new link session if the user may still connect.",
  ],
  internal_error: [
    "A fault on Latchkey's side, or a wrong set-up",
    "lastErrorCode and the console say which; the server's log has the request id.",
    "For base_url_missing and embed_same_origin see there; else look the request id up in the log.",
  ],
} as const satisfies Readonly<Record<string, Advice>>;
