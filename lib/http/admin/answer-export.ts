import "server-only";
import { randomUUID } from "node:crypto";
import { exportWorkspace } from "@/lib/services/data/export-workspace";
import { requirePermission } from "@/lib/services/member/require-permission";
import { problemResponse } from "../problem";
import { inWorker } from "../split/in-worker";
import { readSessionToken } from "./session-cookie";

/**
 * The workspace's data as a file, sent as it is read: it never stands in memory whole. Without the session or the
 * role it is a problem, and no file.
 */
export const answerExport = inWorker({ verb: "exportWorkspace", answer: sendExport });

async function sendExport({ request }: { readonly request: Request }): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  try {
    const token = await readSessionToken();
    const { member: caller } = await requirePermission({ token, permission: "data:export" });
    const day = new Date().toISOString().slice(0, 10);
    return new Response(streamOf(exportWorkspace({ caller })), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": `attachment; filename="latchkey-${day}.jsonl"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}

/** Reads the next piece when the last one is on its way; a download that is broken off reads no more. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
