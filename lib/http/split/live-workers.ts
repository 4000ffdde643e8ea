import "server-only";
import { readdir, stat } from "node:fs/promises";
import { Agent } from "node:http";
import path from "node:path";
import { log } from "@/lib/config/logger";
import type { Greeting } from "@/lib/services/split/greeting";
import { askGreeting } from "./ask-greeting";

/** A worker that answered a moment ago. */
export interface LiveWorker {
  readonly socket: string;
  readonly said: Greeting;
}

/** How often the folder is looked at and each worker asked whether it is well, in ms. */
const lookEveryMs = 1_000;

/** Calls to one worker that go on at the same time; more wait. */
const mostCalls = 256;

interface Known {
  readonly workers: Map<string, Greeting>;
  readonly agent: Agent;
  next: number;
  timer: NodeJS.Timeout | undefined;
}

// Shared by the server's entry, which looks, and the pages, which call.
const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.live-workers");

function known(): Known {
  holder[symbol] ??= {
    workers: new Map(),
    agent: new Agent({ keepAlive: true, maxSockets: mostCalls }),
    next: 0,
    timer: undefined,
  } satisfies Known;
  return holder[symbol] as Known;
}

/** The connections to workers, kept open between calls. */
export function workerAgent(): Agent {
  return known().agent;
}

/** The workers that are well, each time another one first. */
export function liveWorkers(): readonly LiveWorker[] {
  const state = known();
  const all = [...state.workers].map(([socket, said]) => ({ socket, said }));
  if (all.length === 0) return [];
  state.next = (state.next + 1) % all.length;
  return [...all.slice(state.next), ...all.slice(0, state.next)];
}

/** Asks no more of a worker until it has answered again. */
export function forgetWorker({ socket }: { readonly socket: string }): void {
  known().workers.delete(socket);
}

/** Looks for workers now and from here on. @param onFound is told what each of them says */
export async function watchWorkers(input: {
  readonly folder: string;
  readonly onFound: (said: Greeting) => void;
}): Promise<void> {
  const state = known();
  await look(input);
  const again = () => {
    state.timer = setTimeout(() => void look(input).finally(again), lookEveryMs).unref();
  };
  again();
}

/** Looks no more, and closes the connections. */
export function leaveWorkers(): void {
  const { timer, agent } = known();
  clearTimeout(timer);
  agent.destroy();
  delete holder[symbol];
}

async function look(input: Parameters<typeof watchWorkers>[0]): Promise<void> {
  const { workers } = known();
  const sockets = await socketsIn(input.folder);
  for (const gone of [...workers.keys()].filter((one) => !sockets.includes(one))) workers.delete(gone);
  await Promise.all(
    sockets.map(async (socket) => {
      const said = (await isOurs(socket)) ? null : await askGreeting({ socket, agent: workerAgent() });
      if (said === null) return workers.delete(socket);
      if (!workers.has(socket)) log("info", "a worker answers", { count: workers.size + 1 });
      workers.set(socket, said);
      return input.onFound(said);
    }),
  );
}

/** Whether a worker runs as this process's user: its memory and files would be this process's own. */
async function isOurs(socket: string): Promise<boolean> {
  const { uid } = await stat(socket).catch(() => ({ uid: null }));
  if (uid !== process.getuid?.()) return false;
  log("error", "a worker runs as the user of this process, which is to reach nothing of it: it is not asked");
  return true;
}

async function socketsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(".sock")).map((name) => path.join(folder, name));
  } catch {
    // Not made yet, or not for us to read: nobody answers there.
    return [];
  }
}
