import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root, toolEnv } from "./project.mjs";

/** How long a child may take to end by itself before it is killed, in ms. */
const patience = 10_000;
const running = new Set();

/**
 * Starts a child in the project folder. It gets a process group of its own, so that Ctrl+C reaches this script
 * alone, which then stops the child and everything the child started.
 * @returns the child, with `ended`: a promise of its exit code, or of the signal that ended it.
 */
export function startChild({ command, args = [], env = {}, stdio = ["ignore", "pipe", "pipe"] }) {
  const child = spawn(command, args, { cwd: root, env: { ...toolEnv(), ...env }, stdio, detached: true });
  running.add(child);
  child.ended = new Promise((resolve) => {
    const end = (code) => {
      running.delete(child);
      resolve(code);
    };
    child.on("error", () => end(1));
    // `close`, not `exit`: everything the child said has been read by then.
    child.on("close", (code, signal) => end(code ?? signal));
  });
  return child;
}

/** Stops every child and waits until they are gone. */
export async function stopChildren() {
  await Promise.all([...running].map(stopChild));
}

let stopping = false;

/** Whether this script was told to stop: its children then end without this being a failure. */
export function isStopping() {
  return stopping;
}

/**
 * Stops every child when this script is told to stop, then ends it.
 * @param code exit code; by default the one that names the signal.
 */
export function stopOnSignals({ code }) {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, async () => {
      if (stopping) return;
      stopping = true;
      await stopChildren();
      process.exit(code ?? 128 + constants.signals[name]);
    });
  }
}

async function stopChild(child) {
  signalGroup(child, "SIGTERM");
  const killer = setTimeout(() => signalGroup(child, "SIGKILL"), patience);
  await child.ended;
  clearTimeout(killer);
}

function signalGroup(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // It is gone already, or never came to be.
  }
}

// The last resort, for an end that nothing above foresaw.
process.on("exit", () => {
  for (const child of running) signalGroup(child, "SIGKILL");
});
