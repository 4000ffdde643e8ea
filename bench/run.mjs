// `npm run bench`: builds what is stale, then measures. Options go to bench/measure.ts.
import { buildApp } from "../scripts/steps/build-app.mjs";
import { installPackages } from "../scripts/steps/install-packages.mjs";
import { node } from "../scripts/steps/project.mjs";
import { runCommand } from "../scripts/steps/run-command.mjs";
import { runScript } from "../scripts/steps/run-script.mjs";

async function main() {
  await installPackages();
  await buildApp();
  const args = ["bench/measure.ts", ...process.argv.slice(2)];
  await runCommand({ title: "The bench", command: node, args, quiet: false });
}

await runScript({ main });
