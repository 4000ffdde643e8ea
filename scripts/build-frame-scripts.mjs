/**
 * Builds what the capture frame loads only when it is used, into public/frame: no page waits for it, and
 * none of it counts for the first load.
 */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = path.join(root, "public/frame");

/** A page has one React: parts get theirs from it. */
const pageReact = {
  name: "page-react",
  setup({ onResolve }) {
    const file = path.join(root, "components/capture/parts/page-react.ts");
    onResolve({ filter: /^react(\/jsx-runtime)?$/ }, () => ({ path: file }));
  },
};

const { outputFiles } = await build({
  entryPoints: {
    checks: path.join(root, "components/capture/parts/checks.ts"),
    handover: path.join(root, "components/capture/parts/handover.ts"),
    missing: path.join(root, "components/capture/parts/missing.ts"),
    paste: path.join(root, "components/capture/paste/open-panel.ts"),
    records: path.join(root, "components/capture/parts/records.ts"),
    theme: path.join(root, "components/capture/apply-theme.ts"),
  },
  outdir: folder,
  write: false,
  plugins: [pageReact],
  alias: { "@": root.replace(/\/$/, "") },
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
});

await mkdir(folder, { recursive: true });
for (const { path: file, contents } of outputFiles) {
  const draft = path.join(folder, `.${path.basename(file)}.${process.pid}`);
  await writeFile(draft, contents);
  // In one step, so that a server that runs meanwhile never sends half a file.
  await rename(draft, file);
}
const built = new Set(outputFiles.map((one) => path.basename(one.path)));
for (const name of await readdir(folder)) {
  // Compressed copies are made anew after every build.
  if (!name.startsWith(".") && !built.has(name)) await rm(path.join(folder, name));
}
