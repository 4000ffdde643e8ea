import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { root } from "../kit/child-server.ts";
import { type StaticServer, startStaticServer } from "../kit/static-server.ts";

const html = "text/html; charset=utf-8";

/** Serves the plain form: what the frame can at best be. */
export async function startPlainPage(): Promise<StaticServer> {
  const body = await readFile(path.join(root, "bench/plain/index.html"));
  return startStaticServer({ files: { "/": { type: html, body } } });
}

/** Serves the naive form, bundled and minified. */
export async function startNaivePage(): Promise<StaticServer> {
  const body = await readFile(path.join(root, "bench/naive/index.html"));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["bench/naive/page.tsx"],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "silent",
  });
  const script = outputFiles[0]?.contents ?? new Uint8Array();
  return startStaticServer({
    files: { "/": { type: html, body }, "/page.js": { type: "text/javascript", body: script } },
  });
}
