// Prints the texts that are translated. Usage:
//   node scripts/list-texts.mjs              every source text, in three groups, as JSON
//   node scripts/list-texts.mjs catalogue    those of one group: frame, catalogue or checks
//   node scripts/list-texts.mjs de           what is missing, stale or wrong in lib/shared/languages/de
import path from "node:path";
import { build } from "esbuild";
import { root } from "./steps/project.mjs";

// Two folders deep, as the sources are: they find the project from where they lie.
const outfile = path.join(root, "node_modules/.cache/list-texts.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["scripts/languages/print-texts.ts"],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "error",
});
const { printTexts } = await import(outfile);
process.exitCode = printTexts(process.argv.slice(2));
