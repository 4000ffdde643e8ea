import "server-only";
import { setServingInstance } from "@/lib/services/instance/instance";
import type { Greeting } from "./greeting";

// Shared by the server's entry and every bundle of Next: see lib/store/store-holder.ts.
const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.known-worker");

/** Puts to use what a worker said of itself: from here on this process can seal calls to it, and serve pages. */
export function takeGreeting({ said }: { readonly said: Greeting }): void {
  if (JSON.stringify(holder[symbol]) === JSON.stringify(said)) return;
  holder[symbol] = said;
  setServingInstance({ cursors: said.cursors, defaultWorkspaceId: said.defaultWorkspaceId });
}

/** What the last worker to answer said of itself; null in a process that needs none, and before the first. */
export function knownWorker(): Greeting | null {
  return (holder[symbol] as Greeting | undefined) ?? null;
}
