import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ratioLimits } from "../../e2e/guards/budgets.ts";
import type { SealCost } from "../../lib/vault/measure-seal-cost.ts";
import { root } from "../kit/child-server.ts";
import { type Row, ratioRow } from "../kit/row.ts";

interface Measure {
  readonly measureSealCost: (input: { readonly rounds: number; readonly opsPerRound: number }) => SealCost;
}

/** The vault's seal beside one AES-256-GCM of the same kilobyte. */
export async function measureVault({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const { measureSealCost } = await loadVault();
  const cost = measureSealCost({ rounds: rounds * 4, opsPerRound: 2_000 });
  const beside = { what: "one AES-256-GCM", value: cost.plainGcm };
  return [
    ratioRow({
      part: "vault",
      what: "seal 1 kB: new data key, wrapped, and the field",
      value: cost.envelope,
      unit: "µs",
      beside,
      limit: { most: ratioLimits.seal },
    }),
    ratioRow({
      part: "vault",
      what: "seal 1 kB: the field alone, under a data key at hand",
      value: cost.field,
      unit: "µs",
      beside,
    }),
    ratioRow({ part: "vault", what: "open it again", value: cost.open, unit: "µs", beside }),
  ];
}

/** Bundled as the server is: outside Next's bundler the marker package throws by design. */
async function loadVault(): Promise<Measure> {
  const folder = path.join(root, "bench/build");
  await mkdir(folder, { recursive: true });
  const outfile = path.join(folder, "vault.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/vault/measure-seal-cost.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
  return (await import(pathToFileURL(outfile).href)) as Measure;
}
