import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordExit } from "@/lib/services/link-session/record-exit";
import { exitReasons } from "@/lib/shared/embed-protocol/frame-messages";
import { openBearer } from "./frame-bearer";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";
import { readJson } from "./read-json";
import { inWorker } from "./split/in-worker";

const exit = z.strictObject({
  bearer: z.string().max(2_000),
  eventId: z.string().regex(/^evt_[0-9A-Za-z-]{16,60}$/, { error: "must be an event id" }),
  reason: z.enum(exitReasons),
  stepId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullable(),
  lastErrorCode: z
    .string()
    .regex(/^\w{1,100}$/)
    .nullable(),
  dirty: z.boolean(),
});

/**
 * Takes the frame's last word and answers it signed, for the host: `{sig}`, null where nothing was recorded. A
 * plain POST and no server action: it has to survive the page that sends it (`fetch` with `keepalive`).
 */
export const receiveExit = inWorker({ verb: "receiveExit", answer: takeExit });

async function takeExit({ request }: { readonly request: Request }): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  try {
    const { bearer, ...rest } = parseInput({
      schema: exit,
      value: await readJson({ request }),
      place: "body",
    });
    const { sessionId, parentOrigin } = await openBearer({ bearer });
    const sig = await recordExit({ sessionId, audience: parentOrigin, ...rest });
    return Response.json({ sig }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}
