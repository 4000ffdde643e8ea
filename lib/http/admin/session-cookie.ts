import "server-only";
import { sessionLifetimeMs } from "@/lib/services/member/session-lifetime";
import { clearCookie, readCookie, writeCookie } from "./sealed-cookie";

const session = { name: "latchkey-session", lifetimeSeconds: sessionLifetimeMs / 1000 };

/** The token of the request's session; null without one, and where the cookie is no good. */
export async function readSessionToken(): Promise<string | null> {
  return readCookie(session);
}

/** Gives the browser a new session in the place of any it had. */
export async function writeSessionCookie(input: { readonly token: string }): Promise<void> {
  await writeCookie({ ...session, token: input.token });
}

/** Takes the browser's session away. */
export async function clearSessionCookie(): Promise<void> {
  await clearCookie(session);
}
