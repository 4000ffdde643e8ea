import { existsSync } from "node:fs";
import path from "node:path";
import { step } from "../steps/progress.mjs";
import { node, packageFile, root } from "../steps/project.mjs";
import { runCommand } from "../steps/run-command.mjs";

/** Everything that dependency-cruiser looks at, as far as it is there. */
export const cruised = [
  "app",
  "bench",
  "components",
  "e2e",
  "lib",
  "prisma",
  "scripts",
  "server.ts",
  "proxy.ts",
];

/** The static checks: each counts as one test. */
const gates = [
  { name: "biome", args: [packageFile("@biomejs/biome/bin/biome"), "ci", "--colors=off", "."] },
  { name: "types", args: [packageFile("typescript/bin/tsc"), "--noEmit", "-p", "."] },
  {
    name: "layers",
    args: [
      packageFile("dependency-cruiser/bin/dependency-cruiser.mjs"),
      "--config",
      ".dependency-cruiser.mjs",
    ],
    paths: cruised,
  },
  { name: "unused code", args: [packageFile("knip/bin/knip.js"), "--no-progress"] },
];

/**
 * Runs every static check, also after one has failed.
 * @returns one result a gate: `{name, ok}`; what a failed gate said is printed.
 */
export async function runGates() {
  const results = [];
  for (const gate of gates) results.push(await runGate(gate));
  return results;
}

async function runGate({ name, args, paths = [] }) {
  const present = paths.filter((file) => existsSync(path.join(root, file)));
  try {
    await step(`Check: ${name}`, () =>
      runCommand({ title: name, command: node, args: [...args, ...present] }),
    );
    return { name: `check: ${name}`, ok: true };
  } catch (error) {
    process.stdout.write(`\n${error.output}\n`);
    return { name: `check: ${name}`, ok: false };
  }
}
