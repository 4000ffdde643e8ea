import { z } from "zod";

/** What the hosted page adds to the address it leads back to; an address may not have them already. */
const added: readonly string[] = [
  "latchkey_status",
  "reason",
  "connection_id",
  "link_session_id",
  "event_id",
];

/**
 * Where the hosted page leads back to: https, or plain http to this machine. Taken as it stands, so an address
 * that a browser would read as another one (spaces, backslashes, control characters) is refused.
 */
export const returnUrl = z.string().max(2_000).refine(isAllowed, {
  error:
    "must be an https address (http on localhost) without user name and password, and without parameters of the hosted page's own",
});

function isAllowed(text: string): boolean {
  if (!/^https?:\/\/[^/?#]/.test(text) || !/^[\x21-\x5b\x5d-\x7e]+$/.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, searchParams } = new URL(text);
  if (username !== "" || password !== "" || added.some((name) => searchParams.has(name))) return false;
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
