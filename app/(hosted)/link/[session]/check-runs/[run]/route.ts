import { cancelRun } from "@/lib/http/cancel-run";
import { streamCheckRun } from "@/lib/http/stream-check-run";

type Context = { readonly params: Promise<{ readonly run: string }> };

/** NDJSON of `CheckRunSnapshot`, one line per change, until the run is finished. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return streamCheckRun({ request, checkRunId: (await params).run });
}

/** Ends a run that nobody waits for any more. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return cancelRun({ request, checkRunId: (await params).run });
}
