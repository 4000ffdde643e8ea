import { existsSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { step } from "./progress.mjs";
import { node, root } from "./project.mjs";
import { runCommand } from "./run-command.mjs";

const lock = path.join(root, "package-lock.json");
const installed = path.join(root, "node_modules", ".package-lock.json");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Installs the packages of package-lock.json where they are missing or older than it. */
export async function installPackages() {
  if (!isFresh()) await step("Install packages", install);
  if (!existsSync(node)) await step("Install Node 24", rebuildNode);
}

function isFresh() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

// Not `npm ci`: it refuses a lock that lacks the packages of other platforms, and such a lock is what npm writes
// behind a registry mirror that carries one platform only. The versions are those of the lock all the same.
async function install() {
  await runCommand({
    title: "npm install",
    command: npm,
    args: ["install", "--no-save", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"],
  });
  const now = new Date();
  utimesSync(installed, now, now);
}

// npm leaves install scripts out where they are switched off (`ignore-scripts`); this one we cannot do without.
async function rebuildNode() {
  await runCommand({
    title: "npm rebuild node",
    command: npm,
    args: ["rebuild", "node", "--foreground-scripts", "--ignore-scripts=false"],
  });
}
