import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export const root = path.resolve(import.meta.dirname, "../..");
const patienceMs = 60_000;
const pollMs = 10;

/** A server in a process of its own. */
export interface ChildServer {
  readonly url: string;
  /** From the spawn to the first 200 of the path asked for, in ms. */
  readonly startMs: number;
  /** Resident memory in MB; NaN where the system does not tell. */
  memory(): number;
  /** Processor time it has used, in seconds; NaN where the system does not tell. */
  processorSeconds(): number;
  stop(): Promise<void>;
}

/**
 * Starts a server of Node and waits for its first 200.
 * @throws Error with what it wrote, when it ends before that
 */
export async function startChildServer(input: {
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** Asked until it answers 200. */
  readonly path: string;
}): Promise<ChildServer> {
  const url = `http://localhost:${input.port}`;
  const from = performance.now();
  const child = spawn(process.execPath, [...input.args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", PORT: String(input.port), ...input.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const killWithParent = () => child.kill("SIGKILL");
  process.once("exit", killWithParent);
  child.once("exit", () => process.removeListener("exit", killWithParent));
  while ((await statusOf(`http://127.0.0.1:${input.port}${input.path}`)) !== 200) {
    const isLate = performance.now() - from > patienceMs;
    if (child.exitCode !== null || isLate)
      throw new Error(`the server does not serve: ${output.slice(-2000)}`);
    await pause(pollMs);
  }
  const startMs = performance.now() - from;
  return {
    url,
    startMs,
    memory: () => residentMemory(child),
    processorSeconds: () => processorSeconds(child),
    stop: () => end(child),
  };
}

/** Status of an answer; 0 where nobody answers. Cheap: it runs beside what it waits for. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    }).once("error", () => resolve(0));
  });
}

function residentMemory({ pid }: ChildProcess): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function processorSeconds({ pid }: ChildProcess): number {
  try {
    // After the name in parentheses: state is the 3rd field, user and system time are the 14th and 15th, in 1/100 s.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ", 2)[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
