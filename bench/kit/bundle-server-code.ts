import path from "node:path";
import { build } from "esbuild";
import { root } from "./child-server.ts";

/**
 * Bundles server code of the product, so that a process of the bench can run it: outside Next's bundler the
 * marker package of server code throws by design.
 * @returns the file that was written
 */
export async function bundleServerCode(input: {
  /** From the project's folder. */
  readonly entry: string;
  /** `cjs` where a CommonJS package is asked for what Node does not see in it. @default "esm" */
  readonly format?: "esm" | "cjs";
}): Promise<string> {
  const { entry, format = "esm" } = input;
  const extension = format === "esm" ? ".mjs" : ".cjs";
  const name = path.basename(entry, ".ts");
  const outdir = path.join(root, "bench/build", name);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    outExtension: { ".js": extension },
    bundle: true,
    // What the product loads when it is needed stays unloaded here, too.
    splitting: format === "esm",
    platform: "node",
    target: "node24",
    format,
    packages: "external",
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
  return path.join(outdir, `${name}${extension}`);
}
