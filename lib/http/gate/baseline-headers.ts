import type { ServerResponse } from "node:http";
import { inertPolicy, isPreviewPath, viewerPath } from "../content-security-policy";

/** Sets the headers every answer has, error pages and static files included; pages replace the policy by their own. */
export function setBaselineHeaders(input: {
  readonly response: ServerResponse;
  readonly path: string;
  readonly secure: boolean;
}): void {
  const { response, path } = input;
  const embedded = path === "/embed" || path.startsWith("/embed/") || /^\/embed(-doctor)?\./.test(path);
  const headers: Record<string, string> = {
    "content-security-policy": inertPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    // A host page under COEP may load the SDK and hold the frame; nothing else of ours may be embedded.
    "cross-origin-resource-policy": embedded ? "cross-origin" : "same-origin",
  };
  // The viewer is sandboxed: it has no origin that could be kept apart.
  if (path !== viewerPath) headers["origin-agent-cluster"] = "?1";
  if (!embedded) headers["x-frame-options"] = holdersOf(path);
  // Such a page holds only frames that promise the same of themselves. Ours loads nothing from elsewhere.
  else headers["cross-origin-embedder-policy"] = "require-corp";
  // The window of a sign-in has no opener, since the frame takes it away; the frame sees when it is closed.
  const hosted = path.startsWith("/link/");
  if (hosted) headers["x-robots-tag"] = "noindex, nofollow";
  if (!embedded && !path.startsWith("/oauth/")) {
    // The hosted page opens that window too: kept apart from it, it would take it for closed.
    headers["cross-origin-opener-policy"] = hosted ? "same-origin-allow-popups" : "same-origin";
  }
  if (input.secure) headers["strict-transport-security"] = "max-age=31536000; includeSubDomains";
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Who may hold a page that is no capture frame: for browsers that know no `frame-ancestors`. */
function holdersOf(path: string): string {
  return isPreviewPath(path) ? "SAMEORIGIN" : "DENY";
}
