import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { programEnvironment, type SystemAccount } from "./run-command.ts";

/** A server started as a child of this process, with what it wrote so far. */
export interface ServerProcess {
  readonly pid: number;
  /** Everything written to stdout and stderr. */
  log(): string;
  /** Waits until the log, from an offset on, holds the text; fails when the server ends first. */
  waitForLog(input: { readonly text: string; readonly from?: number }): Promise<void>;
  /** Sends the signal and waits for the end; kills after 5 s. */
  stop(signal: NodeJS.Signals): Promise<void>;
}

const startMs = 20_000;
const stopMs = 5_000;

/** Starts a server in the foreground. It ends with this process, whichever way that ends but SIGKILL. */
export function startServerProcess(input: {
  readonly command: string;
  readonly args: readonly string[];
  /** The server's throw-away folder: removed when this process ends without stopping the server. */
  readonly cwd: string;
  readonly owner?: SystemAccount;
  /** Beside what every program gets. */
  readonly env?: Readonly<Record<string, string>>;
}): ServerProcess {
  const owner = input.owner?.switchTo;
  const child = spawn(input.command, [...input.args], {
    cwd: input.cwd,
    ...(owner === undefined ? {} : { uid: owner.uid, gid: owner.gid }),
    env: { ...programEnvironment, ...input.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const collect = (chunk: Buffer) => {
    text += chunk.toString("utf8");
    child.emit("log");
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  child.on("error", (error) => {
    text += String(error);
  });
  endWithThisProcess({ child, folder: input.cwd });
  return {
    pid: child.pid ?? -1,
    log: () => text,
    waitForLog: ({ text: wanted, from = 0 }) =>
      waitFor({
        child,
        wanted: () => text.includes(wanted, from),
        describe: () => `${wanted}; log: ${text.slice(-2000)}`,
      }),
    stop: (signal) => stopChild({ child, signal }),
  };
}

function endWithThisProcess({ child, folder }: { child: ChildProcess; folder: string }): void {
  const end = () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", end);
  child.once("exit", () => process.removeListener("exit", end));
}

function waitFor(input: {
  readonly child: ChildProcess;
  readonly wanted: () => boolean;
  readonly describe: () => string;
}): Promise<void> {
  const { child, wanted, describe } = input;
  return new Promise((resolve, reject) => {
    const finish = (error?: Error) => {
      clearTimeout(timer);
      child.removeListener("log", look);
      child.removeListener("close", ended);
      child.removeListener("error", ended);
      if (error === undefined) resolve();
      else reject(error);
    };
    const look = () => {
      if (wanted()) finish();
    };
    const ended = () => finish(new Error(`the server ended while waiting for: ${describe()}`));
    const timer = setTimeout(() => finish(new Error(`waited in vain for: ${describe()}`)), startMs);
    child.on("log", look);
    child.once("close", ended);
    child.once("error", ended);
    if (child.exitCode !== null) ended();
    else look();
  });
}

function stopChild({ child, signal }: { child: ChildProcess; signal: NodeJS.Signals }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), stopMs);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}
