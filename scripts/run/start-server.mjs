import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { startChild } from "../steps/children.mjs";
import { node, root } from "../steps/project.mjs";
import { readLines } from "./read-lines.mjs";
import { serverArguments, serverEnvironment } from "./server-command.mjs";

/** The server ended before it was ready; it has said why. */
class ServerFailed extends Error {
  constructor({ reason, code }) {
    super(reason || `The server ended with exit code ${code} before it was ready.`);
    this.name = "ServerFailed";
    this.code = code || 1;
  }
}

/**
 * Starts the server and waits until it serves.
 * @param onEvent called with each milestone (`migrated`, `ready`).
 * @param args options of Node before the bundle.
 * @returns the `ready` milestone and the child.
 * @throws ServerFailed with the server's own sentence and exit code.
 */
export async function startServer({ env, onEvent }) {
  const child = startChild({
    command: node,
    args: serverArguments,
    env: { ...serverEnvironment, ...env },
  });
  const log = openLog();
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    errors = (errors + text).slice(-4000);
  });
  const ready = new Promise((resolve) => {
    readLines(child.stdout, (line, text) => {
      if (line.event === "ready") resolve(line);
      if (line.event === undefined) logLine(log, line, text);
      else onEvent(line);
    });
  });
  const milestone = await Promise.race([ready, child.ended]);
  if (milestone?.event !== "ready") throw new ServerFailed({ reason: errors.trim(), code: milestone });
  child.stderr.on("data", (text) => process.stderr.write(text));
  return { child, ready: milestone };
}

function openLog() {
  const folder = path.resolve(root, process.env.LATCHKEY_DATA_DIR || ".latchkey");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return createWriteStream(path.join(folder, "server.log"), { mode: 0o600 });
}

/** Everything goes to the log file; only what needs somebody's attention goes to the console. */
function logLine(log, line, text) {
  log.write(`${text}\n`);
  const level = line.level;
  const attention = typeof level === "number" ? level >= 40 : ["warn", "error", "fatal"].includes(level);
  if (attention)
    process.stdout.write(`  ${typeof level === "number" ? "log" : level}: ${line.msg ?? text}\n`);
}
