import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { exportAudit } from "@/lib/services/audit/export-audit";
import { auditFilters } from "@/lib/services/audit/list-audit-page";
import { requirePermission } from "@/lib/services/member/require-permission";
import { utcDay } from "@/lib/shared/utc-day";
import { parseInput } from "../parse-input";
import { problemResponse } from "../problem";
import { inWorker } from "../split/in-worker";
import { readSessionToken } from "./session-cookie";

const types = { csv: "text/csv", jsonl: "application/x-ndjson" } as const;
const exportFormat = z.enum(["csv", "jsonl"]);

/** The audit log as a file, sent while it is read, to the member whose session the request carries. */
export const answerAuditExport = inWorker({ verb: "exportAudit", answer: sendExport });

async function sendExport({ request }: { readonly request: Request }): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  try {
    const token = await readSessionToken();
    const { member } = await requirePermission({ token, permission: "audit:export" });
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const format = parseInput({ schema: exportFormat, value: query.format, place: "query" });
    const pieces = exportAudit({ caller: member, format, filters: auditFilters.parse(query) });
    // The first is read before the answer begins: what cannot be read at all is an error and no empty file.
    const first = await pieces.next();
    return new Response(asStream({ first, pieces }), {
      headers: {
        "content-type": `${types[format]}; charset=utf-8`,
        "content-disposition": `attachment; filename="audit-${utcDay(Date.now())}.${format}"`,
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return problemResponse({ error, requestId });
  }
}

function asStream(input: {
  readonly first: IteratorResult<string>;
  readonly pieces: AsyncGenerator<string>;
}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      if (input.first.done) controller.close();
      else controller.enqueue(encoder.encode(input.first.value));
    },
    async pull(controller) {
      const next = await input.pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await input.pieces.return(undefined);
    },
  });
}
