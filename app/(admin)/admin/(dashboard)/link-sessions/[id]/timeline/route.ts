import { answerWatchedSession } from "@/lib/http/admin/answer-watched-session";

/** What happened in a link session so far: the page asks again while it is open. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return answerWatchedSession({ request, id: (await params).id });
}
