import { receiveForgery } from "@/lib/http/receive-forgery";

/** Takes the frame's word that somebody forges messages to it. */
export async function POST(request: Request): Promise<Response> {
  return receiveForgery({ request });
}
