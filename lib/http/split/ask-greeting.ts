import "server-only";
import { type Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/config/logger";
import { type Greeting, greeting } from "@/lib/services/split/greeting";

/** A worker that takes longer to say who it is, in ms, is not well. */
const patienceMs = 2_000;

/** What the worker behind a socket says of itself; null where none answers, or it serves under another address. */
export async function askGreeting(input: {
  readonly socket: string;
  readonly agent: Agent;
}): Promise<Greeting | null> {
  try {
    const said = greeting.parse(JSON.parse(await ask(input)));
    if (said.publicUrl === getEnv().publicUrl) return said;
    log("error", "a worker has another LATCHKEY_PUBLIC_URL than this process, and is not asked");
    return null;
  } catch {
    return null;
  }
}

function ask(input: { readonly socket: string; readonly agent: Agent }): Promise<string> {
  const { socket: socketPath, agent } = input;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs);
    const asked = request({ socketPath, agent, path: "/greeting", signal }, (response) => {
      text(response).then(resolve, reject);
    });
    asked.once("error", reject);
    asked.end();
  });
}
