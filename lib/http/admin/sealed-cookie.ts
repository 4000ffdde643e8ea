import "server-only";
import { getIronSession, type SessionOptions } from "iron-session";
import { getEnv } from "@/lib/config/env";
import { getInstance } from "@/lib/services/instance/instance";
import { receivedCookies } from "../split/received";

/** A cookie of the dashboard. */
export interface SealedCookie {
  readonly name: string;
  readonly lifetimeSeconds: number;
}

/**
 * Cookies of the dashboard are sealed, for this origin alone, out of reach for scripts, and never sent along from
 * another site. They only carry a token; the row behind the token is what counts. Browsers refuse the `__Host-`
 * prefix without TLS, so `http://localhost` goes without.
 */
function options(cookie: SealedCookie, use: "sealing" | "opening"): SessionOptions {
  const secure = getEnv().publicUrl.startsWith("https:");
  return {
    cookieName: secure ? `__Host-${cookie.name}` : cookie.name,
    password: getInstance().session[use],
    ttl: cookie.lifetimeSeconds,
    cookieOptions: { httpOnly: true, secure, sameSite: "strict", path: "/" },
  };
}

/** A seal to the letter: iron-session itself reads past what is appended to one. */
const seal = /^Fe26\.2\*\d+\*[0-9a-f]{64}\*[\w-]{22}\*[\w-]+\*\d+\*[0-9a-f]{64}\*[\w-]{43}~2$/;

/** The token in a cookie of the request; null without one, and where it is forged, damaged or too old. */
export async function readCookie(cookie: SealedCookie): Promise<string | null> {
  const { cookieName } = options(cookie, "opening");
  if (!seal.test((await receivedCookies()).get(cookieName)?.value ?? "")) return null;
  const sealed = await getIronSession<Content>(await receivedCookies(), options(cookie, "opening"));
  const { token, name } = sealed;
  // One of our cookies under the name of another is none.
  return typeof token === "string" && token.length <= 100 && name === cookie.name ? token : null;
}

/** Gives the browser a token in the place of any it had. */
export async function writeCookie(cookie: SealedCookie & { readonly token: string }): Promise<void> {
  const sealed = await getIronSession<{ token: string; name: string }>(
    await receivedCookies(),
    options(cookie, "sealing"),
  );
  sealed.token = cookie.token;
  sealed.name = cookie.name;
  await sealed.save();
}

/** Takes a cookie away from the browser. */
export async function clearCookie(cookie: SealedCookie): Promise<void> {
  (await getIronSession<Content>(await receivedCookies(), options(cookie, "sealing"))).destroy();
}

interface Content {
  readonly token: string;
  readonly name: string;
}
