import { spawnSync } from "node:child_process";
import { root } from "./our-files";

export interface CruiseSummary {
  readonly totalCruised: number;
  readonly violations: readonly {
    readonly from: string;
    readonly to: string;
    readonly rule: { readonly name: string };
  }[];
}

/** Runs dependency-cruiser with the project's rules over `paths` of `folder`. */
export function cruise({ folder, paths }: { readonly folder: string; readonly paths: readonly string[] }): {
  readonly exitCode: number | null;
  readonly summary: CruiseSummary;
} {
  const tool = `${root}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
  const config = `${root}/.dependency-cruiser.mjs`;
  const run = (type: string) =>
    spawnSync(process.execPath, [tool, "--config", config, "--output-type", type, ...paths], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
  const { summary } = JSON.parse(run("json").stdout) as { readonly summary: CruiseSummary };
  return { exitCode: run("err").status, summary };
}
