import path from "node:path";
import { root } from "./project.mjs";

/** Bundles server.ts and what it imports of ours into `.next/latchkey/server.mjs`; packages stay outside. */
export async function bundleServer() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: ["server.ts"],
    outdir: ".next/latchkey",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    sourcemap: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    // Outside Next's bundler the marker package throws by design; here every module is server code.
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
}
