import "server-only";
import { getIronSession, type SessionOptions } from "iron-session";
import { cookies } from "next/headers";
import { getEnv } from "@/lib/config/env";
import { getInstance } from "@/lib/services/instance/instance";
import type { StartedSession } from "@/lib/services/member/open-session";
import { sessionLifetimeMs } from "@/lib/services/member/session-lifetime";

interface Content {
  readonly token: string;
}

/**
 * The dashboard's cookie: sealed, for this origin alone, out of reach for scripts, and never sent along from
 * another site. It only carries a token; the row behind the token is what counts. Browsers refuse the `__Host-`
 * prefix without TLS, so `http://localhost` goes without.
 */
function options(): SessionOptions {
  const secure = getEnv().publicUrl.startsWith("https:");
  return {
    cookieName: secure ? "__Host-latchkey-session" : "latchkey-session",
    password: getInstance().sessionPassword,
    ttl: sessionLifetimeMs / 1000,
    cookieOptions: { httpOnly: true, secure, sameSite: "strict", path: "/" },
  };
}

/** The token in the request's cookie; null without one, and where it is forged, damaged or too old. */
export async function readSessionToken(): Promise<string | null> {
  const { token } = await getIronSession<Content>(await cookies(), options());
  return typeof token === "string" && token.length <= 100 ? token : null;
}

/** Gives the browser a new session in the place of any it had. */
export async function writeSessionCookie(session: StartedSession): Promise<void> {
  const cookie = await getIronSession<{ token: string }>(await cookies(), options());
  cookie.token = session.token;
  await cookie.save();
}

/** Takes the browser's cookie away. */
export async function clearSessionCookie(): Promise<void> {
  (await getIronSession<Content>(await cookies(), options())).destroy();
}
