import { randomId } from "@/lib/shared/embed-protocol/random-id";

/** For pages without storage (sandboxed, or storage refused): lasts as long as the page. */
const inMemory: Record<string, string> = {};

/**
 * The key by which this tab may repeat the one-time exchange of a session's token: after a reload of the
 * frame or the page, or a double mount. `sessionStorage` is per tab, so another tab has another key; a tab
 * made by the browser's "duplicate tab" inherits a copy.
 */
export function tabKeyOf(sessionId: string): string {
  const name = `latchkey:${sessionId}`;
  try {
    sessionStorage[name] ||= randomId();
    return sessionStorage[name];
  } catch {
    inMemory[name] ??= randomId();
    return inMemory[name];
  }
}
