import { checkFrameTag } from "./check-frame-tag";
import { checkFraming } from "./check-framing";
import { checkIsolation } from "./check-isolation";
import { checkPermissions } from "./check-permissions";
import { checkPlace } from "./check-place";
import { checkPolicy } from "./check-policy";
import type { Finding, PageFacts } from "./finding";
import { parseHeaders } from "./parse-headers";

const order = ["problem", "warning", "note"] as const;

/**
 * Tells what keeps a page from holding the capture frame, worst first, each with the line that cures it. A pure
 * function of what was pasted: it fetches nothing and keeps nothing.
 */
export function examinePage(facts: PageFacts): readonly Finding[] {
  const page = readAddress(facts.pageUrl);
  if (page === null) return [noAddress];
  const under = {
    page,
    latchkey: new URL(facts.latchkeyUrl),
    headers: parseHeaders(facts.headers),
    html: facts.html,
    allowedOrigins: facts.allowedOrigins,
  };
  const findings = [
    checkPlace,
    checkPolicy,
    checkIsolation,
    checkPermissions,
    checkFraming,
    checkFrameTag,
  ].flatMap((check) => check(under));
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

const noAddress: Finding = {
  id: "page-address",
  severity: "problem",
  title: "Enter the page's address",
  detail:
    "Whole, with https://, as it stands in the browser's address bar. Files on disk have no origin and cannot hold the frame.",
  where: "Address",
  line: "https://app.example.com/settings",
};

function readAddress(text: string): URL | null {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}
