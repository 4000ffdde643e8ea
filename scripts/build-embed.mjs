/**
 * Builds the browser SDK: public/embed.js (script), public/embed.mjs (ES module) and public/embed.d.ts; and
 * public/embed-doctor.js, which is loaded by whoever asks for it, and public/embed.json, which says what release and protocol this server has, and the hashes for `integrity`.
 * Fails when the script outgrows its budget.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Most bytes of embed.js, minified and gzipped. */
const budget = 3_800;
/** Members of the SDK's own classes; none of them is a name of the browser's or of the public API. */
const ownNames =
  /^(applyTheme|base|frame|host|onLost|onMessage|onUnsupported|send|setColorScheme|settled|showConnected|showFailure|showFrame)$/;

// Git keeps no empty folder.
await mkdir(`${root}public`, { recursive: true });
await Promise.all([
  bundle({ entry: "entry-script.ts", file: "embed.js", format: "iife" }),
  bundle({ entry: "entry-module.ts", file: "embed.mjs", format: "esm" }),
  bundle({ entry: "doctor/entry-page.ts", file: "embed-doctor.js", format: "iife" }),
  writeTypes(),
]);
await writeStatement();
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
    ...(entry.startsWith("entry-") && { mangleProps: ownNames }),
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

/** What a package or a doctor compares itself with. */
async function writeStatement() {
  const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
  const envelope = await readFile(`${root}lib/shared/embed-protocol/envelope.ts`, "utf8");
  const protocol = Number(/protocolVersion = (\d+)/.exec(envelope)?.[1]);
  const hashed = async (file) => {
    const hash = createHash("sha384").update(await readFile(`${root}public/${file}`));
    return [file, `sha384-${hash.digest("base64")}`];
  };
  const integrity = Object.fromEntries(await Promise.all(["embed.js", "embed.mjs"].map(hashed)));
  await publish("embed.json", `${JSON.stringify({ version, protocol, integrity }, null, 2)}\n`);
}

/** In one step, so that a server or a test that runs meanwhile never reads half a file. */
async function publish(file, text) {
  const draft = `${root}public/.${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, `${root}public/${file}`);
}
