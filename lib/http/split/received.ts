import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { CookieStore } from "./cookie-jar";

/** What the call that is being answered brought along. */
export interface Received {
  readonly headers: Pick<Headers, "get">;
  readonly cookies: CookieStore;
}

const carried = new AsyncLocalStorage<Received>();

/** Answers a call that was carried here from a process that serves. */
export function whileReceived<T>(received: Received, run: () => Promise<T>): Promise<T> {
  return carried.run(received, run);
}

/** Headers of the call that is being answered: carried here, or Next's own. */
export async function receivedHeaders(): Promise<Pick<Headers, "get">> {
  const call = carried.getStore();
  // A worker has no Next.
  return call === undefined ? (await import("next/headers")).headers() : call.headers;
}

/** Its cookies, likewise; what is set goes out with the answer. */
export async function receivedCookies(): Promise<CookieStore> {
  const call = carried.getStore();
  return call === undefined ? (await import("next/headers")).cookies() : call.cookies;
}
