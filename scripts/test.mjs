// `npm test`: everything that can be checked, from a fresh clone. Ends on one line: `N passed, N failed`.
import { buildApp } from "./steps/build-app.mjs";
import { generateRouteTypes } from "./steps/generate-sources.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { elapsed, say } from "./steps/progress.mjs";
import { runScript } from "./steps/run-script.mjs";
import { makeFastTemporaryFolder } from "./tests/fast-temporary-folder.mjs";
import { installSystemPackages } from "./tests/install-system-packages.mjs";
import { runGates } from "./tests/run-gates.mjs";
import { runJourneys } from "./tests/run-journeys.mjs";
import { runVitest } from "./tests/run-vitest.mjs";
import { sumTallies, tallyOfChecks } from "./tests/tally.mjs";

const from = Date.now();
const strict = process.env.CI === "true";

async function main() {
  await installPackages();
  const missing = await installSystemPackages();
  if (missing.length > 0 && strict) throw new Error(`Cannot test without ${missing.join(", ")}.`);
  const folder = makeFastTemporaryFolder();
  if (folder !== null) process.env.TMPDIR = folder;
  const built = await tryStep("build", buildApp);
  if (built.ok) await generateRouteTypes();
  const checks = [built, ...(await runGates())];
  const tallies = [tallyOfChecks(checks), await tryTally("vitest", runVitest)];
  if (built.ok) tallies.push(await journeys({ missing }));
  showSummary(sumTallies(tallies));
}

/** A failed build is one failed test; the checks that do not need it still run. */
async function tryStep(name, run) {
  try {
    await run();
    return { name, ok: true };
  } catch (error) {
    process.stdout.write(`\n${error.output ?? error.stack}\n`);
    return { name, ok: false };
  }
}

async function tryTally(name, run) {
  try {
    return await run();
  } catch (error) {
    say(`${name}: ${error.message}`);
    return { passed: 0, failed: [`${name} did not finish`], skipped: [] };
  }
}

async function journeys({ missing }) {
  if (missing.includes("chromium"))
    return { passed: 0, failed: [], skipped: ["every journey: Chromium is missing"] };
  return tryTally("playwright", runJourneys);
}

/** With CI=true a skipped test is a failed one: nothing may be left out unseen. */
function showSummary({ passed, failed, skipped }) {
  process.stdout.write("\n");
  for (const name of skipped) say(`skipped: ${name}`);
  for (const name of failed) say(`failed: ${name}`);
  const failures = failed.length + (strict ? skipped.length : 0);
  say(`took ${elapsed(from)}`);
  process.stdout.write(`${passed} passed, ${failures} failed\n`);
  if (failures > 0) process.exitCode = 1;
}

await runScript({ main });
