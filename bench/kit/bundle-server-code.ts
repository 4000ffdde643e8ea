import path from "node:path";
import { build } from "esbuild";
import { root } from "./child-server.ts";

/**
 * Bundles server code of the product, so that a process of the bench can run it: outside Next's bundler the
 * marker package of server code throws by design.
 * @param entry from the project's folder
 * @returns the file that was written
 */
export async function bundleServerCode({ entry }: { readonly entry: string }): Promise<string> {
  const name = path.basename(entry, ".ts");
  const outdir = path.join(root, "bench/build", name);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What the product loads when it is needed stays unloaded here, too.
    splitting: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
  return path.join(outdir, `${name}.mjs`);
}
