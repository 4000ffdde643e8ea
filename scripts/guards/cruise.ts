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

interface CruiseInput {
  readonly folder: string;
  readonly paths: readonly string[];
}

/** What dependency-cruiser finds with the project's rules in `paths` of `folder`. */
export function cruise(input: CruiseInput): { readonly summary: CruiseSummary } {
  return JSON.parse(run(input, "json").stdout) as { readonly summary: CruiseSummary };
}

/** The exit code of the same, as the check sees it. */
export function exitCodeOfCruise(input: CruiseInput): number | null {
  return run(input, "err").status;
}

function run(
  { folder, paths }: CruiseInput,
  outputType: string,
): { readonly status: number | null; readonly stdout: string } {
  const tool = `${root}/node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
  const args = [tool, "--config", `${root}/.dependency-cruiser.mjs`, "--output-type", outputType, ...paths];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}
