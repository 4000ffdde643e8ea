import { pathToFileURL } from "node:url";
import { ratioLimits } from "../../e2e/guards/budgets.ts";
import type { SealCost } from "../../lib/vault/measure-seal-cost.ts";
import { bundleServerCode } from "../kit/bundle-server-code.ts";
import { type Row, ratioRow } from "../kit/row.ts";

interface Measure {
  readonly measureSealCost: (input: { readonly rounds: number; readonly opsPerRound: number }) => SealCost;
}

/** The vault's seal beside one AES-256-GCM of the same kilobyte. */
export async function measureVault({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const file = await bundleServerCode({ entry: "lib/vault/measure-seal-cost.ts" });
  const { measureSealCost } = (await import(pathToFileURL(file).href)) as Measure;
  const cost = measureSealCost({ rounds: rounds * 4, opsPerRound: 2_000 });
  const beside = { what: "one AES-256-GCM", value: cost.plainGcm };
  return [
    ratioRow({
      part: "vault",
      what: "seal 1 kB under the version's data key, at hand",
      value: cost.field,
      unit: "µs",
      beside,
      limit: { most: ratioLimits.seal },
    }),
    ratioRow({
      part: "vault",
      what: "the same with a new data key, wrapped",
      value: cost.envelope,
      unit: "µs",
      beside,
    }),
    ratioRow({ part: "vault", what: "open it again", value: cost.open, unit: "µs", beside }),
  ];
}
