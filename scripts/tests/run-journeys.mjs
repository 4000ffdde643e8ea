import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { node, packageFile, root } from "../steps/project.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { tallyOfPlaywright } from "./tally.mjs";

const reportFile = path.join(root, "test-results", "playwright.json");

/** Runs the journeys in a real browser, on the console as they go. */
export async function runJourneys() {
  rmSync(reportFile, { force: true });
  const ok = await runCommand({
    title: "playwright",
    command: node,
    args: [packageFile("@playwright/test/cli.js"), "test", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
    quiet: false,
  }).then(
    () => true,
    () => false,
  );
  return tallyOfPlaywright({ report: JSON.parse(readFileSync(reportFile, "utf8")), ok });
}
