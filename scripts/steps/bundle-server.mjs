import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/**
 * Packages that every start needs, bundled with it: Node would look up, read and compile each of their files.
 * zod, of which we use a tenth, took longer than that to load than all of our own code. Only packages that share
 * no state with the pages, which Next bundles apart.
 */
const bundled = new Set([
  "@prisma/adapter-pg",
  "@prisma/driver-adapter-utils",
  "compression",
  "pg",
  "sirv",
  "zod",
]);

/**
 * Bundles server.ts and what it imports of ours into `.next/latchkey/server.mjs`, and the commands of the
 * operator into `.next/latchkey/keys/keys.mjs` and `.next/latchkey/backup/backup.mjs`; most packages stay outside.
 */
export async function bundleServer() {
  await bundle({ entry: "server.ts", folder: ".next/latchkey" });
  await bundle({ entry: "scripts/keys.ts", folder: ".next/latchkey/keys" });
  await bundle({ entry: "scripts/backup.ts", folder: ".next/latchkey/backup" });
}

async function bundle({ entry, folder }) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    sourcemap: true,
    platform: "node",
    target: "node24",
    format: "esm",
    external: outside(),
    // Bundled CommonJS packages ask for Node's modules by `require`.
    banner: {
      js: 'import { createRequire as latchkeyRequire } from "node:module"; const require = latchkeyRequire(import.meta.url);',
    },
    // Outside Next's bundler the marker package throws by design; here every module is server code.
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
}

/** The packages of package.json that are not bundled, and whatever lies in them. */
function outside() {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const names = Object.keys(dependencies).filter((name) => !bundled.has(name) && name !== "server-only");
  return names.flatMap((name) => [name, `${name}/*`]);
}
