import { existsSync } from "node:fs";
import path from "node:path";
import { step } from "./progress.mjs";
import { node, packageFile, root } from "./project.mjs";
import { runCommand } from "./run-command.mjs";

/** Writes what is generated from sources: the database client, the embed script; and proves the registry fresh. */
export async function generateSources() {
  await step("Generate the database client", () =>
    runCommand({
      title: "prisma generate",
      command: node,
      args: [packageFile("prisma/build/index.js"), "generate"],
    }),
  );
  await step("Check the connector registry", () => runScript("scripts/gen-registry.mjs", ["--check"]));
  await step("Check the list of verbs", () => runScript("scripts/gen-verbs.mjs", ["--check"]));
  await step("Build the embed script", () => runScript("scripts/build-embed.mjs"));
  await step("Build the npm package for host pages", () => runScript("scripts/build-package.mjs"));
  await step("Put the API's viewer in place", () => runScript("scripts/build-api-viewer.mjs"));
  await step("Build the frame's scripts", () => runScript("scripts/build-frame-scripts.mjs"));
}

/** Writes the types of Next's routes, which the type check reads. */
export async function generateRouteTypes() {
  await step("Generate route types", () =>
    runCommand({
      title: "next typegen",
      command: node,
      args: [packageFile("next/dist/bin/next"), "typegen"],
    }),
  );
}

async function runScript(file, args = []) {
  if (!existsSync(path.join(root, file))) return;
  await runCommand({ title: file, command: node, args: [file, ...args] });
}
