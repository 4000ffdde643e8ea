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

/** The static checks, the longest first: each counts as one test. */
const gates = [
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
  { name: "style", args: [packageFile("@biomejs/biome/bin/biome"), "ci", "--colors=off", "."] },
  { name: "unused code", args: [packageFile("knip/bin/knip.js"), "--no-progress"] },
];

/**
 * Runs every static check, also after one has failed, two at a time.
 * @returns one result a gate: `{name, ok}`; what a failed gate said is printed.
 */
export async function runGates() {
  const waiting = gates.values();
  const results = [];
  const lane = async () => {
    for (const gate of waiting) results.push(await runGate(gate));
  };
  await step(`Check ${gates.map(({ name }) => name).join(", ")}`, () => Promise.all([lane(), lane()]));
  for (const { output } of results) if (output !== undefined) process.stdout.write(`\n${output}\n`);
  return results;
}

async function runGate({ name, args, paths = [] }) {
  const present = paths.filter((file) => existsSync(path.join(root, file)));
  try {
    await runCommand({ title: name, command: node, args: [...args, ...present] });
    return { name: `check: ${name}`, ok: true };
  } catch (error) {
    return { name: `check: ${name}`, ok: false, output: error.output };
  }
}
