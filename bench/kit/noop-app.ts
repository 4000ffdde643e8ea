import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../e2e/rigs/free-port.ts";
import { type ChildServer, root, startChildServer } from "./child-server.ts";

const folder = path.join(root, "bench/noop-app");
const next = path.join(root, "node_modules/next");

/** Builds the app with the empty action where this version of Next has not built it yet, and starts it. */
export async function startNoopApp(): Promise<ChildServer> {
  const { version } = JSON.parse(readFileSync(path.join(next, "package.json"), "utf8")) as {
    version: string;
  };
  const stamp = path.join(folder, ".next/built-with");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== version) {
    rmSync(path.join(folder, ".next"), { recursive: true, force: true });
    execFileSync(process.execPath, [path.join(next, "dist/bin/next"), "build", folder], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    writeFileSync(stamp, version);
  }
  const args = ["--max-old-space-size=512", path.join(folder, "server.mjs")];
  return startChildServer({ args, env: {}, port: await freePort(), path: "/" });
}

/** The build that action ids are read from. */
export const noopBuild: string = path.join(folder, ".next");
