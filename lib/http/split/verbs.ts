import "server-only";
import type { CarriedCall } from "./carried-call";

/** Answers a carried call; what the caller may do is judged in it, by the proof that the call brings along. */
export type Verb = (call: CarriedCall) => Promise<Response>;

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.verbs");

/** What this process has declared so far, by name. There is no verb that opens a ciphertext for whoever asks. */
export function declaredVerbs(): Map<string, Verb> {
  holder[symbol] ??= new Map<string, Verb>();
  return holder[symbol] as Map<string, Verb>;
}
