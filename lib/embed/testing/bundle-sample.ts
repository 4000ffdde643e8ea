import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";

const samples = fileURLToPath(new URL("../../../docs/samples/", import.meta.url));

/** Text of a sample of the documentation, with its addresses led to the site under test. */
export function readSample(input: { readonly file: string; readonly latchkeyUrl: string }): string {
  return readFileSync(path.join(samples, input.file), "utf8").replaceAll(
    "https://latchkey.example.com",
    input.latchkeyUrl,
  );
}

/** Bundles code that imports samples as `./react.tsx`, as a host's own bundler would. */
export async function bundleSample(input: {
  /** Where the packed package is installed. */
  readonly folder: string;
  readonly code: string;
  readonly latchkeyUrl: string;
}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: input.code, resolveDir: samples, loader: "tsx" },
    nodePaths: [path.join(input.folder, "node_modules")],
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx" } },
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    plugins: [asOnTheSite(input.latchkeyUrl), nextRouter],
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0]?.text ?? "";
}

/** Samples with their addresses replaced; a Vue component as its compiler makes it. */
function asOnTheSite(latchkeyUrl: string): Plugin {
  return {
    name: "samples",
    setup(builder) {
      builder.onLoad({ filter: /docs[/\\]samples[/\\][^/\\]+\.(tsx?|vue)$/ }, ({ path: file }) => {
        const text = readSample({ file: path.basename(file), latchkeyUrl });
        const contents = file.endsWith(".vue") ? compileVue(text) : text;
        return { contents, loader: file.endsWith(".tsx") ? "tsx" : "ts", resolveDir: samples };
      });
    },
  };
}

function compileVue(text: string): string {
  const { descriptor } = parse(text);
  const isCustomElement = (tag: string) => tag.startsWith("latchkey-");
  const templateOptions = { compilerOptions: { isCustomElement } };
  return compileScript(descriptor, { id: "sample", inlineTemplate: true, templateOptions }).content;
}

/** Next's router is there in Next alone; this one says what it was asked. */
const nextRouter: Plugin = {
  name: "next-router",
  setup(builder) {
    builder.onResolve({ filter: /^next\/navigation$/ }, () => ({ path: "router", namespace: "next" }));
    builder.onLoad({ filter: /.*/, namespace: "next" }, () => ({
      contents: 'export const useRouter = () => ({ refresh() { document.title = "refreshed"; } });',
    }));
  },
};
