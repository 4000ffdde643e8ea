// `npm run dev`: the server over Next's development mode, with checks allowed to dial this machine.
import { serverEnv } from "./run/settings.mjs";
import { bundleServer } from "./steps/bundle-server.mjs";
import { generateSources } from "./steps/generate-sources.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { step } from "./steps/progress.mjs";
import { node, serverBundle } from "./steps/project.mjs";
import { runCommand } from "./steps/run-command.mjs";
import { runScript } from "./steps/run-script.mjs";

async function main() {
  await installPackages();
  await generateSources();
  await step("Bundle the server", bundleServer);
  await runCommand({
    title: "The server",
    command: node,
    args: ["--enable-source-maps", serverBundle],
    env: { ...serverEnv(), NODE_ENV: "development" },
    quiet: false,
  });
}

await runScript({ main, codeWhenStopped: 0 });
