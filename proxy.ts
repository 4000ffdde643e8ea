import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "@/lib/config/is-development";
import {
  dashboardPolicy,
  developmentPolicy,
  framePolicy,
  isPreviewPath,
  pagePolicy,
  previewPolicy,
  viewerPath,
  viewerPolicy,
} from "@/lib/http/content-security-policy";
import { getFrameOrigins } from "@/lib/services/link-session/get-frame-page";

/**
 * Gives each page its content security policy, with a nonce of its own. Next takes the nonce for its
 * scripts from the policy in the request. Nothing is authorised here: every action and route checks
 * for itself, and lib/http/gate has set the baseline headers already.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const strict = await policyOf({ path: request.nextUrl.pathname, nonce });
  const policy = isDevelopment ? developmentPolicy({ policy: strict }) : strict;
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // Pages cannot ask Next for their own address; this is where a sign-in leads back to.
  headers.set("x-latchkey-page", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** A frame may be held by its session's origins, a preview by the dashboard; the form as a page of its own by nobody. */
async function policyOf(input: { readonly path: string; readonly nonce: string }): Promise<string> {
  const { path, nonce } = input;
  const sessionId = /^\/embed\/([^/]+)$/.exec(path)?.[1];
  if (sessionId !== undefined)
    return framePolicy({ nonce, frameAncestors: await getFrameOrigins({ sessionId }) });
  if (path === viewerPath) return viewerPolicy({ nonce });
  if (isPreviewPath(path)) return previewPolicy({ nonce });
  if (/^\/admin(\/|$)/.test(path)) return dashboardPolicy({ nonce });
  return /^\/link\/[^/]+$/.test(path) ? framePolicy({ nonce, frameAncestors: [] }) : pagePolicy({ nonce });
}

export const config = {
  matcher: [
    {
      source: "/((?!_next/|api/|embed\\.|embed-doctor\\.|.*/check-runs/|.*/exit$|.*/forgery$).*)",
      // The answer to a server action is data, no page: the gate's policy stands.
      missing: [{ type: "header", key: "next-action" }],
    },
  ],
};
