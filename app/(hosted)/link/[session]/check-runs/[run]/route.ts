import { streamCheckRun } from "@/lib/http/stream-check-run";

/** NDJSON of `CheckRunSnapshot`, one line per change, until the run is finished. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly run: string }> },
): Promise<Response> {
  return streamCheckRun({ request, checkRunId: (await params).run });
}
