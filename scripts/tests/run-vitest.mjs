import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { node, packageFile, root } from "../steps/project.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { tallyOfVitest } from "./tally.mjs";

const reportFile = path.join(root, "test-results", "vitest.json");

/** Runs the unit and integration tests, on the console as they go. */
export async function runVitest() {
  rmSync(reportFile, { force: true });
  const ok = await runCommand({
    title: "vitest",
    command: node,
    args: [
      packageFile("vitest/vitest.mjs"),
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
    ],
    quiet: false,
  }).then(
    () => true,
    () => false,
  );
  return tallyOfVitest({ report: JSON.parse(readFileSync(reportFile, "utf8")), ok });
}
