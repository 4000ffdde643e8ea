import "server-only";
import { headers } from "next/headers";
import type { RequestOrigin } from "@/lib/services/member/open-session";

/** Where the request comes from: the peer as the gate saw it, and what the browser says it is. */
export async function requestOrigin(): Promise<RequestOrigin> {
  const received = await headers();
  return { address: received.get("x-latchkey-peer"), userAgent: received.get("user-agent") ?? "" };
}
