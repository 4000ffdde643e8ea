import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/config/logger";
import { finishConsent } from "@/lib/services/consent/finish-consent";
import { startConsent } from "@/lib/services/consent/start-consent";
import type { ConsentEnding } from "@/lib/shared/capture/consent-outcomes";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import { inWorker } from "./split/in-worker";

/** How long the mark of a browser lasts, in seconds: as long as a sign-in. */
const cookieSeconds = 600;

const cookieName = (consentId: string) => `lk_consent_${consentId.slice(0, 8)}`;

/** Leads a window from our own frame to the provider. A link somebody was sent leads nowhere. */
export const leadToProvider = inWorker({
  verb: "leadToProvider",
  answer: lead,
  refuse: () => showEnding("failed"),
});

async function lead(input: { readonly request: Request; readonly ticket: string }): Promise<Response> {
  const site = input.request.headers.get("sec-fetch-site");
  // Browsers that are too old, and pages over plain HTTP, send none.
  if (site !== null && site !== "same-origin") return showEnding("unknown");
  try {
    const started = await startConsent({ ticket: input.ticket });
    if (started === null) return showEnding("over");
    return redirect(started.location, { "set-cookie": cookie(started) });
  } catch (error) {
    return showEnding(endingOf(error));
  }
}

/** Takes what the provider sends the window back with, and shows how it ended under an address without any of it. */
export const takeCallback = inWorker({
  verb: "takeCallback",
  answer: takeBack,
  refuse: () => showEnding("failed"),
});

async function takeBack(input: { readonly request: Request }): Promise<Response> {
  const { request } = input;
  const { searchParams } = new URL(request.url);
  const state = searchParams.get("state") ?? "";
  if (!/^[0-9A-Za-z]{43}$/.test(state)) return showEnding("unknown");
  const cookies = readCookies(request.headers.get("cookie") ?? "");
  try {
    const ending = await finishConsent({
      state,
      parameters: Object.fromEntries(searchParams),
      browserKeyOf: (id) => cookies.get(cookieName(id)),
    });
    return showEnding(ending);
  } catch (error) {
    return showEnding(endingOf(error));
  }
}

function endingOf(error: unknown): ConsentEnding {
  if (error instanceof LatchkeyError) return "over";
  log("error", "a sign-in window broke", { error });
  return "failed";
}

function showEnding(ending: ConsentEnding): Response {
  return redirect(`${getEnv().publicUrl}/oauth/closed/${ending}`);
}

function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...headers } });
}

/** Lax, since the provider's redirect is a top-level navigation from another site. */
function cookie(input: { readonly consentId: string; readonly browserKey: string }): string {
  const secure = getEnv().publicUrl.startsWith("https:") ? "; Secure" : "";
  const mark = `${cookieName(input.consentId)}=${input.browserKey}`;
  return `${mark}; Path=/oauth; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function readCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", value = ""]) => [name, value] as const));
}
