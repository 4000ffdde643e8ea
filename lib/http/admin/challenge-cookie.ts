import "server-only";
import { clearCookie, readCookie, writeCookie } from "./sealed-cookie";

const challenge = { name: "latchkey-sign-in", lifetimeSeconds: 10 * 60 };

/** The token of the sign-in that this browser began; null without one. */
export async function readChallengeToken(): Promise<string | null> {
  return readCookie(challenge);
}

/** Ties the next step of a sign-in to this browser. */
export async function writeChallengeCookie(input: { readonly token: string }): Promise<void> {
  await writeCookie({ ...challenge, token: input.token });
}

/** Forgets the sign-in that was begun. */
export async function clearChallengeCookie(): Promise<void> {
  await clearCookie(challenge);
}
