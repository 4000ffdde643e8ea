import { receiveExit } from "@/lib/http/receive-exit";

/** Records where the user stopped; the body carries the bearer. */
export async function POST(request: Request): Promise<Response> {
  return receiveExit({ request });
}
