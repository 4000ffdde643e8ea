import "server-only";
import { randomUUID } from "node:crypto";
import { reportRefusal } from "@/lib/services/link-session/report-refusal";
import { requireOpenSession } from "@/lib/services/link-session/require-open-session";
import { openBearerHeader } from "./frame-bearer";
import { problemResponse } from "./problem";
import { inWorker } from "./split/in-worker";

/** Takes a frame's word that somebody forges messages to it, for the host's back end to hear of. Answers 204. */
export const receiveForgery = inWorker({ verb: "receiveForgery", answer: takeForgery });

async function takeForgery({ request }: { readonly request: Request }): Promise<Response> {
  const { headers } = request;
  const requestId = headers.get("x-request-id") ?? randomUUID();
  try {
    const session = await requireOpenSession(await openBearerHeader({ headers }));
    await reportRefusal({ session, code: "messages_forged" });
    return new Response(null, { status: 204 });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}
