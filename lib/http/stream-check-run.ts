import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type WatchedRun, watchCheckRun } from "@/lib/services/check-run/watch-check-run";
import { languageOfSession } from "@/lib/services/language/language-of-session";
import { requireOpenSession } from "@/lib/services/link-session/require-open-session";
import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import { translateSnapshot } from "@/lib/shared/languages/translate-answers";
import type { Translate } from "@/lib/shared/languages/translate-text";
import { openBearerHeader } from "./frame-bearer";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";
import { inWorker } from "./split/in-worker";

/** Streams a check run as NDJSON to the frame whose bearer the request carries. */
export const streamCheckRun = inWorker({ verb: "streamCheckRun", answer: streamOfFrame });

async function streamOfFrame(input: {
  readonly request: Request;
  readonly checkRunId: string;
}): Promise<Response> {
  const { request, checkRunId } = input;
  const { headers } = request;
  return streamRun({
    request,
    checkRunId,
    find: async () => {
      const session = await requireOpenSession(await openBearerHeader({ headers }));
      const acceptLanguage = headers.get("accept-language");
      const { translate } = await languageOfSession({ sessionId: session.id, acceptLanguage });
      return { ...session, translate };
    },
  });
}

/** Streams a check run to whoever `find` lets see its connection; anything else is a problem, and no stream. */
export async function streamRun(input: {
  readonly request: Request;
  readonly checkRunId: string;
  readonly find: () => Promise<Omit<WatchedRun, "checkRunId"> & { readonly translate?: Translate }>;
}): Promise<Response> {
  const { request } = input;
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  try {
    const { workspaceId, connectionId, translate } = await input.find();
    const checkRunId = parseInput({ schema: z.uuid(), value: input.checkRunId, place: "path" });
    const snapshots = watchCheckRun({ workspaceId, connectionId, checkRunId, signal: request.signal });
    // The first is read before the answer begins, so that a foreign run is a 404 and no broken stream.
    const first = await snapshots.next();
    return new Response(ndjson({ first, snapshots, translate }), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}

function ndjson(input: {
  readonly first: IteratorResult<CheckRunSnapshot>;
  readonly snapshots: AsyncGenerator<CheckRunSnapshot>;
  readonly translate: Translate | undefined;
}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { translate } = input;
  const spoken = (snapshot: CheckRunSnapshot) =>
    translate === undefined ? snapshot : translateSnapshot(snapshot, translate);
  const line = (snapshot: CheckRunSnapshot) => encoder.encode(`${JSON.stringify(spoken(snapshot))}\n`);
  return new ReadableStream({
    start(controller) {
      if (input.first.done) controller.close();
      else controller.enqueue(line(input.first.value));
    },
    async pull(controller) {
      const next = await input.snapshots.next();
      if (next.done) controller.close();
      else controller.enqueue(line(next.value));
    },
    async cancel() {
      await input.snapshots.return(undefined);
    },
  });
}
