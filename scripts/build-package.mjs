/**
 * Builds the npm package `@latchkey/embed` from lib/embed/package: ES modules, their types, package.json and README,
 * ready for `npm pack`. Also the script of the demo host's second page, which uses the package as a host would.
 *
 * `node scripts/build-package.mjs [--out folder]`; by default dist/latchkey-embed, and dist/demo-host beside it.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const source = path.join(root, "lib/embed/package");
const given = process.argv[process.argv.indexOf("--out") + 1];
const out =
  process.argv.includes("--out") && given ? path.resolve(given) : path.join(root, "dist/latchkey-embed");

const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
const protocol = Number(
  /protocolVersion = (\d+)/.exec(
    await readFile(path.join(root, "lib/shared/embed-protocol/envelope.ts"), "utf8"),
  )?.[1],
);

/** Published file, and the module of lib/embed/package it is made of. */
const modules = [
  { file: "index.js", entry: "core.ts" },
  { file: "badge.js", entry: "badge.ts" },
  { file: "element.js", entry: "element.ts" },
  // For a host's own tests.
  { file: "playwright.js", entry: "playwright.ts" },
  // For Next: what uses hooks runs in the browser.
  { file: "react.js", entry: "react.ts", banner: '"use client";' },
];

await Promise.all([...modules.map(bundle), bundleCommand(), writeTypes(), writeManifest(), copyReadme()]);
await bundleDemo();

/** Modules of the package import each other by their published names: one core, whatever a page uses. */
function publishedNames() {
  const published = new Map(modules.map(({ file, entry }) => [`./${path.parse(entry).name}`, `./${file}`]));
  return {
    name: "published-names",
    setup(builder) {
      builder.onResolve({ filter: /^\.\// }, ({ path: wanted, kind }) => {
        const file = kind === "entry-point" ? undefined : published.get(wanted);
        return file ? { path: file, external: true, sideEffects: false } : undefined;
      });
    },
  };
}

async function bundle({ file, entry, banner = "" }) {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, entry)],
    write: false,
    alias: { "@": root },
    define: { LATCHKEY_VERSION: JSON.stringify(version) },
    tsconfigRaw: { compilerOptions: { target: "ES2022", useDefineForClassFields: true } },
    bundle: true,
    external: ["react", "@playwright/test"],
    plugins: [publishedNames()],
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: banner },
  });
  await publish(file, outputFiles[0]?.text ?? "");
}

/** The command of the package, for Node alone. */
async function bundleCommand() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "lib/embed/doctor/entry-command.ts")],
    write: false,
    alias: { "@": root },
    define: { LATCHKEY_VERSION: JSON.stringify(version) },
    tsconfigRaw: {},
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: "#!/usr/bin/env node" },
  });
  await publish("doctor.js", outputFiles[0]?.text ?? "");
}

/** The types of what is exported, as the compiler writes them. */
async function writeTypes() {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(
    modules.map(({ entry }) => path.join(source, entry)),
    {
      ...options,
      noEmit: false,
      incremental: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: false,
      plugins: [],
      types: [],
      rootDir: path.join(root, "lib/embed"),
      outDir: path.join(out, "types"),
    },
  );
  const written = [];
  program.emit(undefined, (name, text) => {
    const isOurs = /[/\\]types[/\\](api|package[/\\].*)\.d\.ts$/.test(name);
    // Node's own resolution wants whole file names.
    if (isOurs)
      written.push([path.relative(out, name), text.replaceAll(/(from ")(\.[^"]*)(")/g, "$1$2.js$3")]);
  });
  await Promise.all(written.map(([name, text]) => publish(name, text)));
}

async function writeManifest() {
  const manifest = JSON.parse(await readFile(path.join(source, "manifest.json"), "utf8"));
  await publish(
    "package.json",
    `${JSON.stringify({ ...manifest, version, latchkey: { protocol } }, null, 2)}\n`,
  );
}

async function copyReadme() {
  await publish("README.md", await readFile(path.join(source, "README.md"), "utf8"));
}

/** React stands in the demo's script as it would in a host's own bundle. */
async function bundleDemo() {
  await build({
    entryPoints: [path.join(root, "scripts/demo-host/components-page.tsx")],
    outfile: path.join(out, "../demo-host/components.js"),
    alias: {
      "@latchkey/embed/react": path.join(out, "react.js"),
      "@latchkey/embed/element": path.join(out, "element.js"),
    },
    nodePaths: [path.join(root, "node_modules")],
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx" } },
    define: { "process.env.NODE_ENV": '"production"' },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
}

/** In one step, so that whoever reads meanwhile never reads half a file. */
async function publish(file, text) {
  const target = path.join(out, file);
  await mkdir(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, target);
}
