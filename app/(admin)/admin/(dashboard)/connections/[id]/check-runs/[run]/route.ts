import { streamMemberCheckRun } from "@/lib/http/admin/stream-member-check-run";

/** NDJSON of `CheckRunSnapshot`, one line per change, until the run is finished. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string; readonly run: string }> },
): Promise<Response> {
  const { id, run } = await params;
  return streamMemberCheckRun({ request, connectionId: id, checkRunId: run });
}
