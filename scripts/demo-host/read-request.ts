import type { IncomingMessage } from "node:http";
import type { LinkRequest } from "./latchkey-api.ts";

/** What this page sends is small: more is not read. Bytes. */
const most = 2_000;

/** Reads the body of a POST: `{connectionId}` or nothing. What is no such thing asks for a new connection. */
export async function readRequest(request: IncomingMessage): Promise<LinkRequest> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > most) return { connectionId: null };
  }
  return { connectionId: idIn(text) };
}

function idIn(text: string): string | null {
  try {
    const { connectionId } = JSON.parse(text) as { readonly connectionId?: unknown };
    return typeof connectionId === "string" ? connectionId : null;
  } catch {
    return null;
  }
}
