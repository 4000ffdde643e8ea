import "server-only";
import { randomUUID } from "node:crypto";
import { watchSession } from "@/lib/services/link-session/watch-session";
import { requirePermission } from "@/lib/services/member/require-permission";
import { problemResponse } from "../problem";
import { inWorker } from "../split/in-worker";
import { readSessionToken } from "./session-cookie";

/** A link session and what happened in it, as JSON, to the member whose session the request carries. */
export const answerWatchedSession = inWorker({ verb: "watchSession", answer: describeWatched });

async function describeWatched(input: { readonly request: Request; readonly id: string }): Promise<Response> {
  const requestId = input.request.headers.get("x-request-id") ?? randomUUID();
  try {
    const token = await readSessionToken();
    const { member } = await requirePermission({ token, permission: "dashboard:read" });
    const watched = await watchSession({ caller: member, id: input.id });
    return Response.json(watched, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}
