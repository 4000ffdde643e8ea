import type { Advice } from "./entries-of";

/** Why a link token or an open form is refused. */
export const sessionCodes = {
  token_invalid: [
    "Not a link token of this Latchkey",
    "It was cut short, comes from another installation, or is an API key.",
    "Hand on `token` of the link session as it is: `lkt_` and 66 characters.",
  ],
  token_used: [
    "The token was used in another tab",
    "A token opens one form in one tab; the same tab may repeat it, after a reload for example.",
    "Ask for a new link session per opening, and do not keep tokens in pages that are cached.",
  ],
  token_expired: [
    "The token waited for too long",
    "It has to be exchanged within expiresInSeconds of its link session, 15 minutes unless you ask for more.",
    "Make the link session when the user opens the form, not when the page loads; or give fetchToken.",
  ],
  session_ended: [
    "The setup was finished already",
    "A link session makes one connection, or changes one, and is over.",
    "Make another link session, of the mode edit or reauthorize to change what was stored.",
  ],
  origin_not_allowed: [
    "The page's origin is not allowed",
    "The origin (scheme, host and port) is not among allowedOrigins of the link session or of the workspace.",
    "Add it exactly as the browser has it: https://app.example.com, without a path. localhost and 127.0.0.1 differ.",
  ],
  link_refused: [
    "A one-time link no longer works",
    "An invitation or a link of the dashboard was used, withdrawn or has expired.",
    "Ask whoever sent it for a new one.",
  ],
} as const satisfies Readonly<Record<string, Advice>>;
