// Where things are, for every script of this folder. Plain JavaScript that Node 20 can run, without packages:
// these scripts are what installs the packages.
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Root folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

const bin = path.join(root, "node_modules", ".bin");

/** The Node the product runs on: the one that `npm install` put beside the packages. */
export const node = path.join(bin, "node");

/** The server that the build wrote. */
export const serverBundle = path.join(root, ".next", "latchkey", "server.mjs");

/** Absolute path of a file of an installed package, for example `next/dist/bin/next`. */
export function packageFile(name) {
  return path.join(root, "node_modules", name);
}

/**
 * Environment for the tools. The project's Node comes first on PATH, nothing reports home, and Prisma does not
 * look for its native engine (it is not used; without a path Prisma would try to download it).
 */
export function toolEnv() {
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
}
