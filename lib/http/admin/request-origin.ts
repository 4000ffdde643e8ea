import "server-only";
import type { RequestOrigin } from "@/lib/services/member/open-session";
import { receivedHeaders } from "../split/received";

/** Where the request comes from: the peer as the gate saw it, and what the browser says it is. */
export async function requestOrigin(): Promise<RequestOrigin> {
  const received = await receivedHeaders();
  return { address: received.get("x-latchkey-peer"), userAgent: received.get("user-agent") ?? "" };
}
