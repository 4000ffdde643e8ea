import "server-only";
import type { OpenStore } from "./store-types";

// The server's entry, Next's routes, actions and proxy are bundled apart but share one process: what
// may exist only once (an open data folder) lives on globalThis.
const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.store");

/** Makes an open store the one of this process. */
export function setStore({ store }: { readonly store: OpenStore }): void {
  holder[key] = store;
}

/** The open store of this process. */
export function getStore(): OpenStore {
  const store = holder[key] as OpenStore | undefined;
  if (store === undefined) throw new Error("the store is not open yet");
  return store;
}
