// `npm run check`: every static check. Exit code 1 when one fails.
import { generateRouteTypes, generateSources } from "./steps/generate-sources.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { runScript } from "./steps/run-script.mjs";
import { runGates } from "./tests/run-gates.mjs";

async function main() {
  await installPackages();
  await generateSources();
  await generateRouteTypes();
  const results = await runGates();
  if (results.some((result) => !result.ok)) process.exitCode = 1;
}

await runScript({ main });
