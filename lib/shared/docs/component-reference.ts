import type { DocumentedMember } from "./types";

/** What the hook answers; `use-latchkey.ts` has the types. */
export const hookReference: readonly DocumentedMember[] = [
  member("open", "() => void", "Shows the form. Does nothing while one is there."),
  member("close", "() => void", "Closes the form; `onExit` follows."),
  member("status", '"closed" | "opening" | "open"', "Where the form stands."),
  member(
    "error",
    "LatchkeyError | null",
    "Why the last form ended, where it ended by a fault; `error.code` is safe to switch on.",
  ),
];

/** Attributes and properties of `<latchkey-connect>`. */
export const elementReference: readonly DocumentedMember[] = [
  member("base-url", "attribute", "Where Latchkey is served."),
  member("token-url", "attribute", 'Your back end: asked by POST, answers `{"token": "…"}`.'),
  member("token", "attribute", "In the place of `token-url`: one link token, for one form."),
  member("mode", "attribute", "`inline`, or `dialog`, which waits for `open()`.", "inline"),
  member("color-scheme, accent, radius, font-family", "attributes", "The theme. A change shows at once."),
  member("fetchToken", "property", "In the place of `token-url`, where a call needs more than an address."),
  member("labels", "property", "The SDK's own words.", "English"),
  member("open(), close()", "methods", "As of a handle."),
];

/** Options of the badge besides `baseUrl`, `theme`, `onSuccess` and `onExit`. */
export const badgeReference: readonly DocumentedMember[] = [
  member(
    "status",
    "BadgeStatus | connection",
    "What your back end knows: `{health, cause, connectionId}`, or the API's connection as it is.",
  ),
  member(
    "fetchStatus",
    "() => Promise<BadgeStatus | connection>",
    "Asks your back end: at first, after a fix, when the user comes back to the page, and every 3 s while a check is at work.",
  ),
  member(
    "fetchToken",
    "({mode, connectionId}) => Promise<string>",
    'Gets a link token of the mode `reauthorize`. Without it there is no "Fix now". Your back end looks whether the connection is the signed-in customer\'s.',
  ),
  member("labels", "Partial<BadgeLabels>", "The badge's words.", "English"),
];

function member(name: string, type: string, summary: string, fallback?: string): DocumentedMember {
  return { name, type, required: true, summary, ...(fallback !== undefined && { fallback }) };
}
