import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { cancelCheckRun } from "@/lib/services/check-run/cancel-check-run";
import { requireOpenSession } from "@/lib/services/link-session/require-open-session";
import { openBearerHeader } from "./frame-bearer";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";
import { inWorker } from "./split/in-worker";

/** Ends a check run for the frame that started it, whose bearer the request carries. Answers 204, again as well. */
export const cancelRun = inWorker({ verb: "cancelRun", answer: endRun });

async function endRun(input: { readonly request: Request; readonly checkRunId: string }): Promise<Response> {
  const { headers } = input.request;
  const requestId = headers.get("x-request-id") ?? randomUUID();
  try {
    const session = await requireOpenSession(await openBearerHeader({ headers }));
    const checkRunId = parseInput({ schema: z.uuid(), value: input.checkRunId, place: "path" });
    await cancelCheckRun({ ...session, checkRunId, requestedBy: `link_session:${session.id}` });
    return new Response(null, { status: 204 });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}
