import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "@/lib/config/is-development";
import { developmentPolicy, framePolicy, pagePolicy } from "@/lib/http/content-security-policy";
import { getFrameOrigins } from "@/lib/services/link-session/get-frame-page";

/**
 * Gives each page its content security policy, with a nonce of its own. Next takes the nonce for its
 * scripts from the policy in the request. Nothing is authorised here: every action and route checks
 * for itself, and lib/http/gate has set the baseline headers already.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const sessionId = /^\/embed\/([^/]+)$/.exec(request.nextUrl.pathname)?.[1];
  const strict =
    sessionId === undefined
      ? pagePolicy({ nonce })
      : framePolicy({ nonce, frameAncestors: await getFrameOrigins({ sessionId }) });
  const policy = isDevelopment ? developmentPolicy({ policy: strict }) : strict;
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!_next/|api/|embed\\.|.*/check-runs/|.*/exit$).*)",
      // The answer to a server action is data, no page: the gate's policy stands.
      missing: [{ type: "header", key: "next-action" }],
    },
  ],
};
