/**
 * Builds the browser SDK: public/embed.js (script), public/embed.mjs (ES module) and public/embed.d.ts.
 * Fails when the script outgrows its budget.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Most bytes of embed.js, minified and gzipped. */
const budget = 3_800;

// Git keeps no empty folder.
await mkdir(`${root}public`, { recursive: true });
await Promise.all([
  bundle({ entry: "entry-script.ts", file: "embed.js", format: "iife" }),
  bundle({ entry: "entry-module.ts", file: "embed.mjs", format: "esm" }),
  writeTypes(),
]);
const bytes = gzipSync(await readFile(`${root}public/embed.js`), { level: 9 }).length;
console.log(`embed.js: ${bytes} bytes min+gzip (budget ${budget})`);
if (bytes > budget) {
  console.error(`embed.js is ${bytes - budget} bytes over its budget.`);
  process.exitCode = 1;
}

/** @param {{ entry: string, file: string, format: "iife" | "esm" }} input */
async function bundle({ entry, file, format }) {
  const { outputFiles } = await build({
    entryPoints: [`${root}lib/embed/${entry}`],
    write: false,
    alias: { "@": root.replace(/\/$/, "") },
    // Strict mode changes nothing in classes and arrow functions; its directive is left out.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
    bundle: true,
    // Members of the SDK's own classes; none of them is a name of the browser's or of the public API.
    mangleProps:
      /^(applyTheme|base|frame|host|onLost|onMessage|send|setColorScheme|settled|showConnected|showFailure|showFrame)$/,
    minify: true,
    format,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  await publish(file, outputFiles[0]?.text ?? "");
}

/** The types stand in one file without imports, so they need no compiler: only what the module exports. */
async function writeTypes() {
  const types = await readFile(`${root}lib/embed/api.ts`, "utf8");
  const exported = `
export declare const create: LatchkeyApi["create"];
export declare const open: LatchkeyApi["open"];

declare global {
  /** Set by \`embed.js\`. */
  const Latchkey: LatchkeyApi;
  interface Window {
    readonly Latchkey?: LatchkeyApi;
  }
}
`;
  await publish("embed.d.ts", types + exported);
}

/** In one step, so that a server or a test that runs meanwhile never reads half a file. */
async function publish(file, text) {
  const draft = `${root}public/.${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, `${root}public/${file}`);
}
