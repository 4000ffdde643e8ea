import { randomId } from "@/lib/shared/embed-protocol/random-id";

/** For browsers that refuse storage: lasts as long as the page. */
const inMemory = new Map<string, string>();

/** The key by which this tab opened the session, or null where it did not. Storage of the tab alone. */
export function readTabKey(sessionId: string): string | null {
  try {
    return sessionStorage.getItem(nameOf(sessionId));
  } catch {
    return inMemory.get(sessionId) ?? null;
  }
}

/** The same; makes one where there is none. */
export function ensureTabKey(sessionId: string): string {
  const key = readTabKey(sessionId) ?? randomId();
  inMemory.set(sessionId, key);
  try {
    sessionStorage.setItem(nameOf(sessionId), key);
  } catch {
    // Without storage a reload asks for a new link; nothing else is lost.
  }
  return key;
}

function nameOf(sessionId: string): string {
  return `latchkey:${sessionId}`;
}
