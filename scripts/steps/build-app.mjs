import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleServer } from "./bundle-server.mjs";
import { generateSources } from "./generate-sources.mjs";
import { precompressAssets } from "./precompress-assets.mjs";
import { step } from "./progress.mjs";
import { node, packageFile, root, serverBundle } from "./project.mjs";
import { runCommand } from "./run-command.mjs";
import { sourceHash } from "./source-hash.mjs";

const stamp = path.join(root, ".next", "latchkey", "build-hash");

/** Builds the app where its sources changed since the last build. */
export async function buildApp() {
  const hash = sourceHash();
  if (existsSync(serverBundle) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  await generateSources();
  await step("Build the pages", () =>
    runCommand({ title: "next build", command: node, args: [packageFile("next/dist/bin/next"), "build"] }),
  );
  await step("Bundle the server", bundleServer);
  await step("Compress static files", precompressAssets);
  // Written last: a build that was interrupted is stale.
  writeFileSync(stamp, hash);
}
