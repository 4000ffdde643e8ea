// `npm run build`: installs and builds what is missing or stale.
import { buildApp } from "./steps/build-app.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { runScript } from "./steps/run-script.mjs";

async function main() {
  await installPackages();
  await buildApp();
}

await runScript({ main });
